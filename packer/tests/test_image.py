"""What is in the images: sizes, labels, contents, bill of materials, and no secret."""

import gzip
import io
import json
import os
import pathlib
import subprocess
import tarfile
import time
import unittest

import images
from containers import on_a_busy_machine
from images import docker, run

MEGABYTE = 1000 * 1000
OCI = "org.opencontainers.image."
EXTENSIONS = """bcmath exif gd intl mysqli zip imagick Zend\\ OPcache sodium curl dom fileinfo igbinary mbstring openssl xml apcu"""


def layers(reference):
    """Each layer of an image as an open tar, oldest first."""
    saved = subprocess.run(["docker", "save", reference], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(saved)) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))
        for name in manifest[0]["Layers"]:
            yield archive.extractfile(name).read()


def compressed_size(reference):
    """Bytes of all layers, packed as a registry keeps them."""
    return sum(len(gzip.compress(layer, 6)) for layer in layers(reference))


class ImageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.base, cls.site = images.base_image(), images.site_image()

    def inside(self, *command, image=None, user="33:33"):
        return docker("run", "--rm", f"--user={user}", f"--entrypoint={command[0]}", "--network=none", (image or self.site).reference, *command[1:])

    def test_is_small(self):
        size = compressed_size(self.site.reference)
        print(f"compressed size of the site image: {size / MEGABYTE:.1f} MB")
        self.assertLessEqual(size, 160 * MEGABYTE)

    def test_holds_no_compiler_and_no_python_in_any_layer(self):
        forbidden = ("gcc", "cc", "g++", "make", "ld", "as", "python3", "python3.13", "pip", "git", "curl", "wget")
        for layer in layers(self.site.reference):
            with tarfile.open(fileobj=io.BytesIO(layer)) as tar:
                names = tar.getnames()
            found = [name for name in names if name.rsplit("/", 1)[0] in ("usr/bin", "usr/local/bin", "bin", "usr/sbin") and name.rsplit("/", 1)[1] in forbidden]
            self.assertEqual([], found)
            self.assertEqual([], [name for name in names if "/python3" in name and "/.wh." not in name and not name.startswith("usr/share/doc")][:5])

    def test_has_the_extensions_that_wordpress_wants(self):
        loaded = self.inside("php", "-m").lower()
        for name in EXTENSIONS.replace("\\ ", "_").split():
            with self.subTest(name):
                self.assertIn(name.replace("_", " ").lower(), loaded.splitlines())
        self.assertTrue(self.inside("php", "-r", "echo PHP_VERSION;").startswith("8.4."))

    def test_compiles_code_once(self):
        settings = json.loads(self.inside("php", "-d", "opcache.enable_cli=1", "-r", "echo json_encode(opcache_get_configuration()['directives']);"))
        self.assertEqual((False, 256 << 20), (settings["opcache.validate_timestamps"], settings["opcache.memory_consumption"]))
        self.assertGreaterEqual(settings["opcache.max_accelerated_files"], 10000)

    def test_gives_no_program_more_rights_than_its_caller(self):
        self.assertEqual("", self.inside("find", "/", "-xdev", "-perm", "/6000", "-type", "f", user="0:0"))

    def test_lets_its_user_write_nowhere_but_in_three_folders(self):
        writable = self.inside("sh", "-c", "find / -xdev -writable -not -type l -not -path '/proc/*' -not -path '/dev/*' -not -path '/sys/*' 2>/dev/null || true")
        allowed = ("/tmp", "/run/wordpress", "/var/www/html/wp-content/uploads")
        # Debian gives everyone, or PHP's user, these too; on a read-only root they are none.
        debian = ("/var/tmp", "/run/lock", "/run/php", "/var/lib/php/sessions")
        self.assertEqual([], [path for path in writable.splitlines() if not path.startswith(allowed + debian)])

    def test_runs_as_an_unprivileged_user_on_8080(self):
        configuration = self.site.configuration()["Config"]
        self.assertEqual("33:33", configuration["User"])
        self.assertEqual({"8080/tcp": {}}, configuration["ExposedPorts"])
        self.assertEqual({"/tmp", "/run/wordpress", "/var/www/html/wp-content/uploads"}, set(configuration["Volumes"]))
        self.assertEqual(["/usr/local/bin/pressyard-supervisor"], configuration["Entrypoint"])

    def test_builds_on_an_image_without_volumes(self):
        """Packer removes the container that it built in, and none of its volumes, which would stay in the engine for good."""
        self.assertFalse(self.base.configuration()["Config"].get("Volumes"))
        # What the build wrote there is the image's now.
        self.assertEqual("", self.inside("sh", "-c", "ls -A /tmp /run/wordpress | grep -v :$ || true").strip())

    def test_knows_how_to_tell_whether_it_is_healthy(self):
        for image in (self.base, self.site):
            with self.subTest(image.kind):
                check = image.configuration()["Config"]["Healthcheck"]
                self.assertEqual(["CMD", "/usr/local/bin/pressyard-health"], check["Test"])
                self.assertEqual((10, 3, 10), tuple(check[name] // 10**9 for name in ("Interval", "Timeout", "StartPeriod")))

    def test_carries_labels(self):
        for image, kind in ((self.base, "base"), (self.site, "site"), (images.database_image(), "database")):
            with self.subTest(kind):
                labels = image.configuration()["Config"]["Labels"]
                self.assertEqual(kind, labels["dev.pressyard.kind"])
                self.assertEqual(image.inputs, labels["dev.pressyard.inputs"])
                annotations = {name.removeprefix(OCI): value for name, value in labels.items() if name.startswith(OCI)}
                self.assertEqual({"title", "description", "created", "version", "revision", "ref.name", "vendor", "base.name"}, set(annotations))
                self.assertNotIn("", annotations.values())
                self.assertRegex(annotations["created"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
                self.assertRegex(annotations["revision"], r"^[0-9a-f]{40}$")
                version = images.wordpress_archive()["wordpress_version"] if kind == "site" else image.inputs
                base = self.base.reference if kind == "site" else "debian:trixie-slim"
                expected = {"title": f"Pressyard {kind}", "version": version, "ref.name": image.inputs, "base.name": base}
                self.assertEqual(expected, {name: annotations[name] for name in expected})

    def test_has_a_manifest_that_names_the_image(self):
        for image in (self.base, self.site):
            build = json.loads(image.manifest_path.read_text())["builds"][-1]
            self.assertEqual(image.configuration()["Id"], build["artifact_id"])
            self.assertEqual({"kind": image.kind, "repository": image.repository, "tag": image.inputs, "inputs": image.inputs}, build["custom_data"])

    def test_has_a_bill_of_materials_of_exactly_what_is_installed(self):
        for image in (self.base, self.site):
            with self.subTest(image.kind):
                bill = json.loads(image.sbom_path.read_text())
                self.assertEqual(("CycloneDX", "1.5"), (bill["bomFormat"], bill["specVersion"]))
                listed = {(part["name"], part["version"]) for part in bill["components"] if part["purl"].startswith("pkg:deb/")}
                installed = self.inside("dpkg-query", "--show", "--showformat=${Package}|${Version}\n", image=image)
                self.assertEqual({tuple(line.split("|")) for line in installed.splitlines()}, listed)
                self.assertEqual(bill, json.loads(self.inside("cat", "/usr/share/pressyard/sbom.cdx.json", image=image)))
        names = {part["name"]: part["version"] for part in json.loads(self.site.sbom_path.read_text())["components"]}
        self.assertEqual(images.wordpress_archive()["wordpress_version"], names["wordpress"])
        self.assertIn("wordpress-theme/twentytwentyfive", names)

    def test_base_has_no_wordpress_and_is_the_first_part_of_the_site(self):
        self.assertEqual("", self.inside("find", "/var/www/html", "-type", "f", image=self.base))
        below = self.base.configuration()["RootFS"]["Layers"]
        self.assertEqual(below, self.site.configuration()["RootFS"]["Layers"][: len(below)])

    def test_holds_nothing_secret_of_the_machine_that_built_it(self):
        canary = images.BUILD_CANARY.encode()
        for image in (self.base, self.site):
            history = run("docker", "history", "--no-trunc", image.reference).stdout
            for place, content in {"history": history, "configuration": json.dumps(image.configuration()), "log": image.log_path.read_text()}.items():
                with self.subTest(place):
                    self.assertNotIn(canary.decode(), content)
            for layer in layers(image.reference):
                self.assertNotIn(canary, layer)

    def test_keeps_nothing_of_the_build(self):
        # Of the folder that Packer lays over the container, the place where it was stays, and nothing in it.
        for path in ("/root/.ansible", "/root/site-code*", "/tmp/*", "/var/lib/apt/lists/*", "/var/cache/apt/*", "/packer-files/*", "/var/log/*"):
            with self.subTest(path):
                self.assertEqual("", self.inside("bash", "-c", f"shopt -s dotglob; compgen -G '{path}' || true", user="0:0"))

    def test_an_unchanged_image_is_not_built_again(self):
        for known in (images.base_image, images.wordpress_archive, images.site_image):
            known.cache_clear()
        started = time.monotonic()
        again = images.site_image()
        took = time.monotonic() - started
        print(f"known after {took:.1f} s", end=" ")
        self.assertEqual((self.site.reference, False, False), (again.reference, again.was_built, images.base_image().was_built))
        self.assertLessEqual(took, on_a_busy_machine(5))

    def test_tells_which_packages_a_rebuild_would_update(self):
        said = [json.loads(line) for line in run(images.PACKER_FOLDER / "outdated.sh", self.base.reference).stdout.splitlines()]
        installed = dict(line.split("|") for line in self.inside("dpkg-query", "--show", "--showformat=${Package}|${Version}\n", image=self.base).splitlines())
        for line in said:
            with self.subTest(line["package"]):
                self.assertEqual({"package", "installed", "candidate"}, set(line))
                self.assertEqual(installed[line["package"]], line["installed"])
                self.assertNotEqual(line["installed"], line["candidate"])

    def test_reads_what_apt_says_it_would_install(self):
        """As apt 3.0 wrote it: an update, one with what it waits for, and a package that only comes along."""
        said = """NOTE: This is only a simulation!
Inst libssl3t64 [3.5.1-1] (3.5.4-1~deb13u1 Debian-Security:13/stable-security [amd64]) []
Inst libc6 [2.41-12+deb13u4] (2.41-12+deb13u5 Debian:13.3/stable, Debian-Security:13/stable-security [amd64])
Inst openssl-provider-legacy (3.5.4-1~deb13u1 Debian-Security:13/stable-security [amd64])
Conf libssl3t64 (3.5.4-1~deb13u1 Debian-Security:13/stable-security [amd64])
"""
        with images.temporary_folder() as folder:
            engine = pathlib.Path(folder) / "docker"
            engine.write_text(f"#!/bin/sh\ncat <<'END'\n{said}END\n")
            engine.chmod(0o755)
            lines = run(images.PACKER_FOLDER / "outdated.sh", "an-image", env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}).stdout.splitlines()
        self.assertEqual([
            {"package": "libssl3t64", "installed": "3.5.1-1", "candidate": "3.5.4-1~deb13u1"},
            {"package": "libc6", "installed": "2.41-12+deb13u4", "candidate": "2.41-12+deb13u5"},
        ], [json.loads(line) for line in lines])

    def test_a_change_of_code_changes_the_hash_of_the_site_and_not_of_the_base(self):
        changed = images.site_variables(site_code_archive_url="file:///code.tar", site_code_archive_sha256="0" * 64)
        self.assertNotEqual(self.site.inputs, images.hash_of_inputs("site", changed))
        names = {str(path.relative_to(images.REPOSITORY_ROOT)) for path in images.input_files("base")}
        self.assertFalse(any("roles/wordpress/" in name or "roles/site_code/" in name for name in names))
        self.assertIn("ansible/roles/nginx/templates/site.conf.j2", names)
        self.assertIn("ansible/roles/wordpress/files/wp-config.php", {str(path.relative_to(images.REPOSITORY_ROOT)) for path in images.input_files("site")})


if __name__ == "__main__":
    unittest.main()
