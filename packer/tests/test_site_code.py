"""A site's own code: what is taken in, and what is refused with its reason."""

import functools
import hashlib
import io
import json
import os
import pathlib
import re
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


ROLES = images.REPOSITORY_ROOT / "ansible/roles"
PYTHON = "/tmp/python"


class Builder:
    """A container of an image, if nothing else is said of the base; parts of a build are tried in it."""

    def __init__(self, image=None):
        image = image or images.base_image().reference
        self.container = docker("run", "--detach", "--interactive", "--user=0:0", "--no-healthcheck", "--entrypoint=/bin/sh", "--label=dev.pressyard.test=image", image)

    def prepare(self):
        """Brings in what looks through code and takes it in."""
        for script in (ROLES / "python/files/lay_python_aside.sh", *(ROLES / "site_code/files").glob("*.py")):
            self.copy(script, "/root/" + script.name)
        self.execute("sh", "/root/lay_python_aside.sh", PYTHON, "python3")
        return self

    def execute(self, *command, check=True):
        return run("docker", "exec", self.container, *command, check=check)

    def copy(self, source, target):
        docker("cp", str(source), f"{self.container}:{target}")

    def take_in(self, path, most_files=2000, most_megabytes=20):
        """The look through an archive where it refuses, else what was said of both steps."""
        self.copy(path, "/root/code.tar")
        looked = self.execute(PYTHON + "/python3", "/root/look_through_site_code.py", "/root/code.tar", "/root/stage", f"--most-files={most_files}", f"--most-megabytes={most_megabytes}", check=False)
        if looked.returncode != 0:
            return looked
        taken = self.execute(PYTHON + "/python3", "/root/take_in_site_code.py", "/root/stage", "/var/www/html/wp-content")
        return subprocess.CompletedProcess(taken.args, 0, looked.stdout + taken.stdout, looked.stderr + taken.stderr)

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
        cls.builder.prepare()
        cls.folder = images.temporary_folder()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = pathlib.Path(cls.folder.name)

    def setUp(self):
        self.builder.execute("sh", "-c", "rm -rf /var/www/html/wp-content /root/stage && mkdir /var/www/html/wp-content")

    def assert_refused(self, reason, *entries, path=None, **bounds):
        path = path or archive(self.path / "code.tar", *entries)
        result = self.builder.take_in(path, **bounds)
        self.assertEqual(1, result.returncode, result.stdout + result.stderr)
        self.assertIn("The site's code was refused: ", result.stderr)
        self.assertIn(reason, result.stderr)
        self.assertEqual(" d 755 0\n", self.builder.content())
        self.assertNotEqual(0, self.builder.execute("test", "-e", "/root/stage", check=False).returncode)

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

    def test_leaves_out_what_is_private_to_those_who_write_code(self):
        private = (entry("site/plugins/greeting/.git/config", b"url = https://user:token@example.com"), entry("site/plugins/greeting/.env", b"SECRET=1"), entry("site/themes/.hidden/style.css", THEME))
        result = self.builder.take_in(archive(self.path / "code.tar", *GOOD, *private))
        self.assertEqual(0, result.returncode, result.stderr)
        for left_out in ("plugins/greeting/.git", "plugins/greeting/.env", "themes/.hidden"):
            self.assertIn(f"left out: {left_out}\n", result.stdout)
            self.assertNotIn(left_out, self.builder.content())
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
        # Where what is taken in is a link itself, or lies behind one, nothing below it is what it seems.
        for prefix, link, target in (("blog", "themes", ".."), ("blog/wp-content", "themes", "../.."), ("blog", "wp-content", "../other")):
            with self.subTest(f"{prefix}/{link} -> {target}"):
                self.assert_refused(f"{link} is a link", entry("other/plugins/a/a.php", PLUGIN), entry(f"{prefix}/{link}", kind=tarfile.SYMTYPE, link=target))

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
        self.assert_refused("plugins/a/part.INC", entry("plugins/a/a.php", PLUGIN), entry("plugins/a/part.INC", b"<?php if ("))
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

    def assert_build_refused(self, reason, code, digest):
        """It says why before it unpacks WordPress, tags nothing, and leaves nothing on the machine that builds."""
        given = {"site_code_archive_url": f"file://{code}", "site_code_archive_sha256": digest}
        with images.temporary_folder() as outside:
            result = packer("site", images.site_variables(**given, repository="pressyard-test/refused", tag="bad", manifest=self.path / "none.json"), check=False, TMPDIR=outside)
            self.assertEqual([], list(pathlib.Path(outside).glob("pressyard-*")))
        self.assertNotEqual(0, result.returncode)
        self.assertIn(reason, result.stdout)
        self.assertNotIn("wordpress :", result.stdout)
        self.assertFalse(images.exists("pressyard-test/refused:bad"))
        self.assertFalse((self.path / "none.json").exists())

    def test_a_wrong_hash_fails_the_build_and_tags_nothing(self):
        code = archive(self.path / "code.tar", *GOOD)
        found = hashlib.sha256(code.read_bytes()).hexdigest()
        # Ansible breaks the line before it.
        self.assert_build_refused(f"it has {found}.", code, "0" * 64)

    def test_code_that_does_not_lint_fails_the_build_and_tags_nothing(self):
        code = archive(self.path / "broken.tar", *GOOD, entry("site/plugins/greeting/broken.php", b"<?php if ("))
        self.assert_build_refused("plugins/greeting/broken.php", code, hashlib.sha256(code.read_bytes()).hexdigest())

    def test_code_from_git_is_in_the_image_and_runs(self):
        import containers

        image, _ = image_with_code()
        if image.was_built:
            # Alone, on a base that was there: what a change of a site's code takes.
            self.assertLessEqual(image.seconds, containers.on_a_busy_machine(90))
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


class FetchTests(unittest.TestCase):
    """What comes from elsewhere is bounded while it comes, however large it turns out to be."""

    def setUp(self):
        folder = images.temporary_folder()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def play(self, *tasks):
        """Runs tasks of roles on this machine; gives the result of ansible-playbook."""
        included = [{"ansible.builtin.include_role": {"name": role, "tasks_from": file}, "vars": given} for role, file, given in tasks]
        (self.path / "play.json").write_text(json.dumps([{"hosts": "localhost", "connection": "local", "gather_facts": False, "tasks": included}]))
        environment = {**os.environ, "ANSIBLE_CONFIG": str(images.REPOSITORY_ROOT / "ansible/ansible.cfg")}
        return run("ansible-playbook", "-i", "localhost,", self.path / "play.json", env=environment, check=False)

    def fetch(self, content, most_megabytes):
        (self.path / "sent").write_bytes(content)
        given = {"download_url": f"file://{self.path}/sent", "download_sha256": hashlib.sha256(content).hexdigest(), "download_file": f"{self.path}/fetched", "download_most_megabytes": most_megabytes}
        return self.play(("download", "main", given))

    def test_fetches_an_archive_of_the_largest_size(self):
        content = os.urandom(1 << 20)
        result = self.fetch(content, 1)
        self.assertEqual(0, result.returncode, result.stdout)
        self.assertEqual(content, (self.path / "fetched").read_bytes())

    def test_refuses_an_archive_that_is_too_large_and_keeps_nothing_of_it(self):
        result = self.fetch(os.urandom((1 << 20) + 1), 1)
        self.assertNotEqual(0, result.returncode)
        self.assertIn("The archive is larger than 1 MB.", result.stdout)
        self.assertEqual([], list(self.path.glob("fetched*")))

    def test_refuses_a_repository_that_is_too_large(self):
        repository, folder = self.path / "repository", self.path / "fetched"
        for made in (repository, folder):
            made.mkdir()
        # Many objects, none of them too large by itself.
        for number in range(20):
            (repository / f"{number}").write_bytes(os.urandom(100_000))
        for command in (["init", "--quiet", "--initial-branch=main"], ["add", "."], ["commit", "--quiet", "--message=Noise"]):
            run("git", "-C", repository, "-c", "user.name=Test", "-c", "user.email=test@example.com", *command)
        given = {"site_code_git_url": f"file://{repository}", "site_code_git_ref": "main", "site_code_folder": {"path": str(folder)}}
        for most, code in ((3, 0), (1, 2)):
            with self.subTest(most):
                result = self.play(("site_code", "git", {**given, "site_code_most_fetched_megabytes": most}))
                self.assertEqual(code, result.returncode, result.stdout)
                self.assertEqual(code != 0, "The repository takes more than 1 MB." in result.stdout, result.stdout)
                shutil.rmtree(folder)
                folder.mkdir()


def changed_tasks(said):
    """The headings of the tasks that changed something, from what ansible-playbook said."""
    return "\n".join(re.findall(r"^TASK (\[.*\]).*\nchanged:", said, re.MULTILINE))


class SecondRunTests(unittest.TestCase):
    """The roles change nothing where everything is in place: in the images that they have made."""

    def changes(self, image, playbook, **variables):
        builder = Builder(image.reference)
        self.addCleanup(builder.remove)
        changes, said = self.play(builder, playbook, image, variables)
        # Debian has published packages since the image was built: now they are in place too.
        if "Ensure that installed packages are current]" in changed_tasks(said):
            changes, said = self.play(builder, playbook, image, variables)
        return changes, said

    def play(self, builder, playbook, image, variables):
        with images.temporary_folder() as outside:
            result = builder.play(playbook, {"TMPDIR": outside}, bill_of_materials_name=image.repository, **variables)
            self.assertEqual([], list(pathlib.Path(outside).glob("pressyard-*")))
        return result

    def test_the_base_playbook_changes_nothing_in_a_base_image(self):
        changes, said = self.changes(images.base_image(), "base.yml")
        self.assertEqual(0, changes, said)

    def test_the_database_playbook_changes_nothing_in_a_database_image(self):
        changes, said = self.changes(images.database_image(), "database.yml")
        self.assertEqual(0, changes, said)

    def test_the_site_playbook_changes_nothing_in_a_site_image(self):
        image, variables = image_with_code()
        changes, said = self.changes(image, "site.yml", **variables)
        self.assertEqual(0, changes, said)


if __name__ == "__main__":
    unittest.main()
