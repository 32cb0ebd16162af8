#!/usr/bin/env python3
"""Takes a site's own code into WordPress's wp-content, after looking through it.

The code comes as a tarball with any of themes/, plugins/, mu-plugins/: at its top, below one folder, or below wp-content/.
It is unpacked beside its destination, within bounds of size and number, and moved in only if all of it is harmless in form:
no path or link that leads out, no device, and PHP that lints. Prints what it did, a line each; exits 1 with the reason where
it refuses.
"""

import argparse
import bz2
import gzip
import hashlib
import lzma
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

KINDS = ("themes", "plugins", "mu-plugins")
OURS = ("mu-plugins/pressyard", "mu-plugins/pressyard.php")
MEGABYTE = 1024 * 1024
# What a tarball may hold beside its files' contents: headers and padding, for each entry.
OVERHEAD_PER_ENTRY = 4096


class Refused(Exception):
    """The code is not taken in; the message says why."""


class Bounded:
    """A stream that refuses to give more than a number of bytes, however far a few packed ones unfold."""

    def __init__(self, stream, most):
        self.stream, self.left = stream, most

    def read(self, size):
        block = self.stream.read(size)
        self.left -= len(block)
        if self.left < 0:
            raise Refused("the archive is too large unpacked")
        return block


def unpacked_stream(path):
    """The tar inside, whichever of gzip, bzip2 or xz packs it."""
    with open(path, "rb") as file:
        start = file.read(6)
    for magic, opener in ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\x00", lzma.open)):
        if start.startswith(magic):
            return opener(path, "rb")
    return open(path, "rb")


def unpack(archive, folder, most_files, most_megabytes):
    """Unpacks the archive, looking at each entry before anything is written."""
    room = most_megabytes * MEGABYTE
    with unpacked_stream(archive) as stream:
        bounded = Bounded(stream, room + most_files * OVERHEAD_PER_ENTRY)
        with tarfile.open(fileobj=bounded, mode="r|") as tar:
            for number, member in enumerate(tar, start=1):
                if number > most_files:
                    raise Refused(f"the archive has more than {most_files} entries")
                room -= member.size
                if room < 0:
                    raise Refused(f"the archive takes more than {most_megabytes} MB unpacked")
                extract(tar, member, folder)


def extract(tar, member, folder):
    """Writes one entry, a file, a folder or a link that stays inside; anything else is refused."""
    if member.name.startswith("/") or ".." in pathlib.PurePosixPath(member.name).parts:
        raise Refused(f"{member.name!r} leads out of the archive")
    if member.islnk():
        raise Refused(f"{member.name!r} is a hard link")
    if not (member.isfile() or member.isdir() or member.issym()):
        raise Refused(f"{member.name!r} is neither a file nor a folder")
    try:
        tar.extract(member, folder, filter="data")
    except tarfile.FilterError as problem:
        raise Refused(f"{member.name!r} leads out of the archive: {problem}") from problem


def find_content(folder):
    """The folder that holds themes/, plugins/ or mu-plugins/."""
    for candidate in (folder, *(child for child in sorted(folder.iterdir()) if child.is_dir() and not child.is_symlink())):
        for content in (candidate, candidate / "wp-content"):
            if any((content / kind).is_dir() for kind in KINDS):
                return content
    raise Refused("the archive has none of themes/, plugins/, mu-plugins/")


def refuse_links_out(content):
    """A link may lead anywhere inside the part that is taken in, and nowhere else."""
    for kind in KINDS:
        top = (content / kind).resolve()
        for path in (content / kind).rglob("*"):
            if path.is_symlink() and not path.resolve().is_relative_to(top):
                raise Refused(f"{path.relative_to(content)} is a link that leads out")
    for ours in OURS:
        if os.path.lexists(content / ours):
            raise Refused(f"{ours} is Pressyard's own")


def lint(content):
    """Lets PHP read every file of PHP, a few hundred at a time, without running any."""
    files = sorted(str(path) for kind in KINDS for path in (content / kind).rglob("*.php") if path.is_file())
    for first in range(0, len(files), 500):
        linted = subprocess.run(["php", "-n", "-l", *files[first : first + 500]], capture_output=True, text=True, check=False)
        if linted.returncode != 0:
            said = [line.replace(str(content) + "/", "") for line in (linted.stdout + linted.stderr).splitlines()]
            raise Refused("PHP does not lint: " + "; ".join(line for line in said if line and "No syntax errors" not in line)[:2000])


def tree_digest(path):
    """Of names and contents below a path: two trees with the same digest are the same."""
    digest = hashlib.sha256()
    for file in sorted([path, *path.rglob("*")] if path.is_dir() and not path.is_symlink() else [path]):
        digest.update(str(file.relative_to(path)).encode() + b"\0")
        if file.is_symlink():
            digest.update(os.readlink(file).encode())
        elif file.is_file():
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def make_readable(path):
    """Code belongs to root, and the server may only read it."""
    for file in [path, *path.rglob("*")] if path.is_dir() and not path.is_symlink() else [path]:
        os.chown(file, 0, 0, follow_symlinks=False)
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() else 0o644)


def move_in(content, destination):
    """Puts each theme and plugin in its place, where it is not there already."""
    for kind in KINDS:
        for part in sorted((content / kind).iterdir()) if (content / kind).is_dir() else ():
            target = destination / kind / part.name
            if part.name.startswith("."):
                continue
            if os.path.lexists(target) and tree_digest(target) == tree_digest(part):
                print(f"there already: {kind}/{part.name}")
                continue
            if target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)
            else:
                target.unlink(missing_ok=True)
            target.parent.mkdir(exist_ok=True)
            make_readable(part)
            shutil.move(part, target)
            print(f"taken in: {kind}/{part.name}")


def say_what_is_left_out(content):
    beside = sorted(path.name for path in content.iterdir() if path.name not in KINDS)
    if beside:
        print("left out: " + ", ".join(beside))


def take_in(archive, destination, most_files, most_megabytes):
    with tempfile.TemporaryDirectory(dir="/root") as workspace:
        folder = pathlib.Path(workspace)
        try:
            unpack(archive, folder, most_files, most_megabytes)
        except (tarfile.TarError, EOFError, OSError, lzma.LZMAError) as problem:
            raise Refused(f"the archive cannot be read: {problem}") from problem
        content = find_content(folder)
        refuse_links_out(content)
        lint(content)
        say_what_is_left_out(content)
        move_in(content, destination)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=pathlib.Path)
    parser.add_argument("destination", type=pathlib.Path)
    parser.add_argument("--most-files", type=int, required=True)
    parser.add_argument("--most-megabytes", type=int, required=True)
    options = parser.parse_args()
    try:
        take_in(options.archive, options.destination, options.most_files, options.most_megabytes)
    except Refused as reason:
        print(f"The site's code was refused: {reason}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
