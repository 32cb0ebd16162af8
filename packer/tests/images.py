"""Builds the images that the tests run, as the portal does: a hash of the inputs is the tag, and a tag that exists is not built."""

import contextlib
import fcntl
import functools
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

REPOSITORY_ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKER_FOLDER = REPOSITORY_ROOT / "packer"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "pressyard"
SOURCE_IMAGE = "debian:trixie-slim"
# Given to every build's environment, and looked for in everything that comes out.
BUILD_CANARY = "canary-of-the-build-b94d27b9934d3e08"


def run(*command, check=True, **options):
    """Runs a command and gives its result, with what it wrote; a failure shows it."""
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    if check and result.returncode != 0:
        raise AssertionError(f"{command[0]} ended with {result.returncode}:\n{result.stdout[-4000:]}\n{result.stderr[-4000:]}")
    return result


def docker(*arguments, **options):
    return run("docker", *arguments, **options).stdout.strip()


def input_files(kind):
    """The files that go into an image, by its inputs.txt."""
    patterns = (PACKER_FOLDER / kind / "inputs.txt").read_text().splitlines()
    found = set()
    for pattern in (line.strip() for line in patterns):
        if pattern and not pattern.startswith("#"):
            # pathlib's `x/**` gives folders only, until Python 3.13.
            found.update(path for path in REPOSITORY_ROOT.glob(pattern + "/*" if pattern.endswith("**") else pattern) if path.is_file())
    return sorted(found)


def hash_of_inputs(kind, variables):
    """As the portal's ImageInputs adds them up: it takes over the base that was built here, if it comes to the same."""
    parts = dict(variables)
    for path in input_files(kind):
        mode = b"x" if os.access(path, os.X_OK) else b"-"
        parts[str(path.relative_to(REPOSITORY_ROOT))] = hashlib.sha256(mode + path.read_bytes()).hexdigest()
    return hashlib.sha256("".join(f"{name}\0{parts[name]}\0" for name in sorted(parts)).encode()).hexdigest()[:20]


def exists(reference):
    return run("docker", "image", "inspect", reference, check=False).returncode == 0


def packer(kind, variables, check=True, **more):
    """Runs packer build, with a canary among the secrets of its environment, and more in that."""
    arguments = [f"-var={name}={value}" for name, value in variables.items()]
    environment = {**os.environ, "AWS_SECRET_ACCESS_KEY": BUILD_CANARY, "CHECKPOINT_DISABLE": "1", **more}
    return run("packer", "build", *arguments, PACKER_FOLDER / kind / "template.pkr.hcl", check=check, env=environment, cwd=REPOSITORY_ROOT)


@contextlib.contextmanager
def alone(path):
    """Waits until no other process holds the file: tests of the portal build these images as well."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Image:
    """An image in the engine, with how it came to be: seconds, whether it was built now, log, manifest, bill of materials."""

    def __init__(self, kind, variables, deciding=None, repository=None):
        self.kind = kind
        self.inputs = hash_of_inputs(kind, variables if deciding is None else deciding)
        self.repository = repository or f"pressyard-test/{kind}"
        self.reference = f"{self.repository}:{self.inputs}"
        self.folder = CACHE / "test-images" / f"{kind}-{self.inputs}"
        self.folder.mkdir(parents=True, exist_ok=True)
        started = time.monotonic()
        with alone(self.folder / "lock"):
            self.was_built = not (exists(self.reference) and self.manifest_path.exists())
            if self.was_built:
                self._build(variables)
        self.seconds = time.monotonic() - started
        if self.was_built:
            print(f"built {self.reference} in {self.seconds:.0f} s", flush=True)

    def _build(self, variables):
        print(f"building {self.reference}", flush=True)
        named = {"repository": self.repository, "tag": self.inputs, "inputs": self.inputs, "manifest": self.manifest_path, "sbom": self.sbom_path}
        named["revision"] = run("git", "rev-parse", "HEAD", cwd=REPOSITORY_ROOT).stdout.strip()
        self.manifest_path.unlink(missing_ok=True)
        result = packer(self.kind, {**variables, **named})
        self.log_path.write_text(result.stdout + result.stderr)

    manifest_path = property(lambda self: self.folder / "manifest.json")
    sbom_path = property(lambda self: self.folder / "sbom.cdx.json")
    log_path = property(lambda self: self.folder / "build.log")

    def configuration(self):
        return json.loads(docker("image", "inspect", self.reference))[0]


@functools.cache
def wordpress_archive():
    """Version, address and SHA-256 of an archive for a machine that cannot reach wordpress.org."""
    lines = run(PACKER_FOLDER / "offline" / "make-wordpress-archive.sh").stdout.splitlines()
    found = dict(line.split("=", 1) for line in lines)
    return {
        "wordpress_version": found["version"],
        "wordpress_archive_url": "file://" + found["path"],
        "wordpress_archive_sha256": found["sha256"],
    }


@functools.cache
def base_image():
    """The base as the portal would build it, and by the name under which the portal looks for it."""
    run(PACKER_FOLDER / "offline" / "make-base-image.sh")
    system = docker("image", "inspect", "--format={{.Id}}", SOURCE_IMAGE)
    return Image("base", {"source_image": SOURCE_IMAGE}, {"system to start from": system}, "pressyard/base")


@functools.cache
def database_image():
    run(PACKER_FOLDER / "offline" / "make-base-image.sh")
    return Image("database", {})


def site_variables(**more):
    return {"base_image": base_image().reference, **wordpress_archive(), **more}


@functools.cache
def site_image():
    return Image("site", site_variables())


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="pressyard-image-test.")


# Prints the name of one image, which it builds if need be: images.py site
if __name__ == "__main__":
    print({"base": base_image, "database": database_image, "site": site_image}[sys.argv[1]]().reference)
