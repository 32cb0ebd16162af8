"""A site's own code: what is taken in, and what is refused with its reason."""

import functools
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import tarfile
import unittest

import images
from images import docker, packer, run

PLUGIN = b"<?php\n/* Plugin Name: Greeting\n * Version: 1.2.3 */\nadd_action('wp_footer', fn () => print('greetings from the plugin'));\n"
THEME = b"/* Theme Name: Plain\n Version: 0.9 */"
MU_PLUGIN = b"<?php add_action('wp_footer', fn () => print('greetings from below'));"


def entry(name, content=b"", kind=tarfile.REGTYPE, link="", mode=0o644):
    member = tarfile.TarInfo(name)
    member.type, member.linkname, member.mode = kind, link, mode
    member.size = len(content) if kind == tarfile.REGTYPE else 0
    return member, content


def archive(path, *entries, packing="gz"):
    with tarfile.open(path, f"w:{packing}") as tar:
        for member, content in entries:
            tar.addfile(member, io.BytesIO(content))
    return path


GOOD = (
    entry("site/README.md", b"beside"),
    entry("site/themes/plain/style.css", THEME),
    entry("site/themes/plain/index.php", b"<?php echo 'plain';"),
    entry("site/plugins/greeting/greeting.php", PLUGIN, mode=0o4777),
    entry("site/plugins/greeting/link.php", kind=tarfile.SYMTYPE, link="greeting.php"),
    entry("site/mu-plugins/below.php", MU_PLUGIN),
)


class Builder:
    """A container of an image, if nothing else is said of the base, with Python; parts of a build are tried in it."""

    def __init__(self, image=None):
        image = image or images.base_image().reference
        self.container = docker("run", "--detach", "--interactive", "--user=0:0", "--entrypoint=/bin/sh", "--label=dev.pressyard.test=image", image)
        self.execute("bash", "-c", "apt-get -qq update && apt-get -qq --yes --no-install-recommends install python3 python3-apt >/dev/null")
        self.execute("mkdir", "-p", "/var/www/html/wp-content")
        self.copy(images.REPOSITORY_ROOT / "ansible/roles/site_code/files/take_in_site_code.py", "/root/take_in.py")

    def execute(self, *command, check=True):
        return run("docker", "exec", self.container, *command, check=check)

    def copy(self, source, target):
        docker("cp", str(source), f"{self.container}:{target}")

    def take_in(self, path, most_files=2000, most_megabytes=20):
        self.copy(path, "/root/code.tar")
        return self.execute("python3", "/root/take_in.py", "/root/code.tar", "/var/www/html/wp-content", f"--most-files={most_files}", f"--most-megabytes={most_megabytes}", check=False)

    def content(self):
        return self.execute("find", "/var/www/html/wp-content", "-printf", "%P %y %m %U\\n").stdout

    def play(self, playbook, environment, **variables):
        """Runs a playbook in this container and gives the number of changes it made."""
        environment = {**os.environ, "ANSIBLE_CONFIG": str(images.REPOSITORY_ROOT / "ansible/ansible.cfg"), "ANSIBLE_FORCE_COLOR": "0", **environment}
        given = json.dumps({"container": self.container, **variables})
        command = ["ansible-playbook", "-i", "builder,", "--extra-vars", given, images.REPOSITORY_ROOT / "ansible/playbooks" / playbook]
        result = run(*command, env=environment)
        return int(result.stdout.rsplit("changed=", 1)[1].split()[0]), result.stdout

    def remove(self):
        docker("rm", "--force", "--volumes", self.container)


class SiteCodeTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.builder = Builder()
        cls.addClassCleanup(cls.builder.remove)
        cls.folder = images.temporary_folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = pathlib.Path(cls.folder.name)

    def setUp(self):
        self.builder.execute("sh", "-c", "rm -rf /var/www/html/wp-content && mkdir /var/www/html/wp-content")

    def assert_refused(self, reason, *entries, path=None, **bounds):
        path = path or archive(self.path / "code.tar", *entries)
        result = self.builder.take_in(path, **bounds)
        self.assertEqual(1, result.returncode, result.stdout + result.stderr)
        self.assertIn("The site's code was refused: ", result.stderr)
        self.assertIn(reason, result.stderr)
        self.assertEqual(" d 755 0\n", self.builder.content())

    def test_takes_in_themes_and_plugins_however_packed_and_nested(self):
        for packing in ("", "gz", "bz2", "xz"):
            with self.subTest(packing):
                self.setUp()
                result = self.builder.take_in(archive(self.path / "code.tar", *GOOD, packing=packing))
                self.assertEqual(0, result.returncode, result.stderr)
                self.assertIn("left out: README.md", result.stdout)
                self.assertIn("taken in: plugins/greeting", result.stdout)
                content = self.builder.content()
                self.assertIn("plugins/greeting/greeting.php f 644 0\n", content)
                self.assertIn("plugins/greeting/link.php l ", content)
                self.assertIn("themes/plain/style.css f 644 0\n", content)

    def test_finds_code_at_the_top_below_a_folder_or_below_wp_content(self):
        for prefix in ("", "./", "wp-content/", "blog-1.2/", "blog-1.2/wp-content/"):
            with self.subTest(prefix):
                self.setUp()
                result = self.builder.take_in(archive(self.path / "code.tar", entry(prefix + "plugins/greeting/greeting.php", PLUGIN)))
                self.assertEqual(0, result.returncode, result.stderr)
                self.assertIn("plugins/greeting/greeting.php", self.builder.content())

    def test_changes_nothing_the_second_time(self):
        path = archive(self.path / "code.tar", *GOOD)
        self.builder.take_in(path)
        again = self.builder.take_in(path)
        self.assertEqual(0, again.returncode)
        self.assertNotIn("taken in:", again.stdout)
        self.assertIn("there already: themes/plain", again.stdout)

    def test_refuses_paths_that_lead_out(self):
        for name in ("../evil.php", "plugins/../../evil.php", "/etc/evil.php", "plugins/x/../../../evil.php"):
            with self.subTest(name):
                self.assert_refused("leads out", entry("plugins/a/a.php", PLUGIN), entry(name, b"<?php"))

    def test_refuses_links_that_lead_out(self):
        for link in ("/etc/passwd", "../../../etc/passwd", "../../../../etc"):
            with self.subTest(link):
                self.assert_refused("leads out", entry("plugins/a/a.php", PLUGIN), entry("plugins/a/link", kind=tarfile.SYMTYPE, link=link))
        self.assert_refused("leads out", entry("plugins/a/a.php", PLUGIN), entry("plugins/a/link", kind=tarfile.SYMTYPE, link="../../mu-plugins"))

    def test_refuses_writing_through_a_link(self):
        self.assert_refused("", entry("plugins/a/here", kind=tarfile.SYMTYPE, link="/etc"), entry("plugins/a/here/evil", b"x"))

    def test_refuses_hard_links_and_devices(self):
        self.assert_refused("hard link", entry("plugins/a/a.php", PLUGIN), entry("plugins/a/link", kind=tarfile.LNKTYPE, link="plugins/a/a.php"))
        for kind in (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
            with self.subTest(kind):
                self.assert_refused("neither a file nor a folder", entry("plugins/a/a.php", PLUGIN), entry("plugins/a/device", kind=kind))

    def test_refuses_a_bomb_of_ten_gigabytes_quickly(self):
        path = self.path / "bomb.tar.gz"
        header = tarfile.TarInfo("plugins/a/zeros")
        header.size = 10 << 30
        with open(path, "wb") as file, subprocess.Popen(["gzip", "-1"], stdin=subprocess.PIPE, stdout=file) as gzip:
            gzip.stdin.write(header.tobuf(tarfile.GNU_FORMAT))
            for _ in range(64):
                gzip.stdin.write(bytes(1 << 20))
            gzip.stdin.close()
        self.assert_refused("takes more than 20 MB unpacked", path=path)

    def test_refuses_a_bomb_that_hides_in_headers(self):
        path = self.path / "bomb.tar.gz"
        member = tarfile.TarInfo("x")
        member.type, member.size = tarfile.XHDTYPE, 1 << 30
        with open(path, "wb") as file, subprocess.Popen(["gzip", "-1"], stdin=subprocess.PIPE, stdout=file) as gzip:
            gzip.stdin.write(member.tobuf(tarfile.GNU_FORMAT))
            for _ in range(64):
                gzip.stdin.write(b"1" * (1 << 20))
            gzip.stdin.close()
        self.assert_refused("too large unpacked", path=path)

    def test_refuses_too_many_files(self):
        entries = [entry(f"plugins/a/{number}") for number in range(101)]
        self.assert_refused("more than 100 entries", *entries, most_files=100)

    def test_refuses_php_that_does_not_lint(self):
        self.assert_refused("plugins/a/broken.php", entry("plugins/a/a.php", PLUGIN), entry("plugins/a/broken.php", b"<?php if ("))
        self.assert_refused("PHP does not lint", entry("plugins/a/twice.php", b"<?php function a() {} function a() {}"))

    def test_refuses_what_is_no_archive_or_holds_no_code(self):
        (self.path / "text").write_text("this is no archive" * 100)
        self.assert_refused("cannot be read", path=self.path / "text")
        archive(self.path / "whole.tar.gz", *GOOD, entry("site/plugins/big/noise", os.urandom(200000)))
        (self.path / "cut.tar.gz").write_bytes((self.path / "whole.tar.gz").read_bytes()[:100000])
        self.assert_refused("cannot be read", path=self.path / "cut.tar.gz")
        self.assert_refused("has none of themes/, plugins/, mu-plugins/", entry("index.php", b"<?php"))

    def test_refuses_to_replace_what_is_pressyards(self):
        self.assert_refused("Pressyard's own", entry("mu-plugins/pressyard.php", b"<?php"))
        self.assert_refused("Pressyard's own", entry("mu-plugins/pressyard/hardening.php", b"<?php"))


@functools.cache
def image_with_code():
    """A site's image with code from git, and the variables that it was built with."""
    # Always the same folder and the same commit: an unchanged image is not built again.
    repository = images.CACHE / "test-images" / "repository"
    shutil.rmtree(repository, ignore_errors=True)
    with images.temporary_folder() as folder, tarfile.open(archive(pathlib.Path(folder) / "code.tar", *GOOD)) as tar:
        tar.extractall(repository, filter="data") if hasattr(tarfile, "data_filter") else tar.extractall(repository)
    git = ["git", "-C", str(repository), "-c", "user.name=Test", "-c", "user.email=test@example.com"]
    environment = {**os.environ, "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
    for command in (["init", "--quiet", "--initial-branch=main"], ["add", "."], ["commit", "--quiet", "--message=Code"], ["tag", "v1"]):
        run(*git, *command, env=environment)
    variables = images.site_variables(site_code_git_url=f"file://{repository}", site_code_git_ref="v1")
    return images.Image("site", variables), variables


class BuildTests(unittest.TestCase):
    """Whole builds, as the portal starts them."""

    @classmethod
    def setUpClass(cls):
        cls.folder = images.temporary_folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = pathlib.Path(cls.folder.name)

    def test_a_wrong_hash_fails_the_build_and_tags_nothing(self):
        code = archive(self.path / "code.tar", *GOOD)
        wrong = {"site_code_archive_url": f"file://{code}", "site_code_archive_sha256": "0" * 64}
        outside = self.path / "outside"
        outside.mkdir()
        result = packer("site", images.site_variables(**wrong, repository="pressyard-test/refused", tag="wrong", manifest=self.path / "none.json"), check=False, TMPDIR=str(outside))
        self.assertNotEqual(0, result.returncode)
        self.assertIn("checksum", result.stdout)
        self.assertFalse(images.exists("pressyard-test/refused:wrong"))
        self.assertFalse((self.path / "none.json").exists())
        self.assertEqual([], list(outside.glob("pressyard-*")))

    def test_code_from_git_is_in_the_image_and_runs(self):
        import containers

        image, _ = image_with_code()
        network = containers.Network()
        self.addCleanup(network.remove)
        database = containers.Database(network)
        self.addCleanup(database.remove)
        site = containers.Site(network, database, image=image.reference)
        self.addCleanup(site.remove)
        site.wait_until_ready()
        self.assertIn("greetings from below", site.ask("/").text)
        site.php("require_once ABSPATH.'wp-admin/includes/plugin.php'; activate_plugin('greeting/greeting.php');")
        self.assertIn("greetings from the plugin", site.ask("/").text)
        self.assertEqual(404, site.ask("/wp-content/plugins/greeting/greeting.php").status)
        components = {(part["name"], part["version"]) for part in json.loads(image.sbom_path.read_text())["components"]}
        self.assertIn(("wordpress-plugin/greeting", "1.2.3"), components)
        self.assertIn(("wordpress-theme/plain", "0.9"), components)


class SecondRunTests(unittest.TestCase):
    """The roles change nothing where everything is in place: in the images that they have made."""

    def changes(self, image, playbook, **variables):
        builder = Builder(image.reference)
        self.addCleanup(builder.remove)
        with images.temporary_folder() as outside:
            result = builder.play(playbook, {"TMPDIR": outside}, bill_of_materials_name=image.repository, **variables)
            self.assertEqual([], list(pathlib.Path(outside).glob("pressyard-*")))
        return result

    def test_the_base_playbook_changes_nothing_in_a_base_image(self):
        changes, said = self.changes(images.base_image(), "base.yml")
        self.assertEqual(0, changes, said)

    def test_the_site_playbook_changes_nothing_in_a_site_image(self):
        image, variables = image_with_code()
        changes, said = self.changes(image, "site.yml", **variables)
        self.assertEqual(0, changes, said)


if __name__ == "__main__":
    unittest.main()
