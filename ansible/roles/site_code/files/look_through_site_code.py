#!/usr/bin/env python3
"""Looks through a site's own code, before any of it comes near WordPress.

The code comes as a tarball with any of themes/, plugins/, mu-plugins/: at its top, below one folder, or below wp-content/.
It is unpacked within bounds of size and number, and left in a folder, the stage, only if all of it is harmless in form: no path
or link that leads out, no device, and PHP that lints. Prints what it leaves out; exits 1 with the reason where it refuses.
"""

import argparse
import bz2
import gzip
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
PHP = (".php", ".inc", ".phtml")
# What belongs to those who write code, and may hold their secrets.
PRIVATE = (".git", ".svn", ".hg", ".env")
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
            if content.is_symlink():
                raise Refused(f"{content.relative_to(folder)} is a link; it must be a folder, or it leads out")
            if any((content / kind).is_dir() for kind in KINDS):
                return content
    raise Refused("the archive has none of themes/, plugins/, mu-plugins/")


def refuse_links_out(content):
    """A link may lead anywhere inside the part that is taken in, and nowhere else; that part is no link itself."""
    for kind in KINDS:
        if (content / kind).is_symlink():
            raise Refused(f"{kind} is a link; it must be a folder, or it leads out")
        top = (content / kind).resolve()
        for path in (content / kind).rglob("*"):
            if path.is_symlink() and not path.resolve().is_relative_to(top):
                raise Refused(f"{path.relative_to(content)} is a link that leads out")
    for ours in OURS:
        if os.path.lexists(content / ours):
            raise Refused(f"{ours} is Pressyard's own")


def remove_what_is_private(content):
    for path in sorted(path for kind in KINDS for path in (content / kind).rglob("*")):
        if path.name in PRIVATE or path.name.startswith(".env."):
            print(f"left out: {path.relative_to(content)}")
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def lint(content):
    """Lets PHP read every file of PHP, a few hundred at a time, without running any."""
    files = sorted(str(path) for kind in KINDS for path in (content / kind).rglob("*") if path.suffix.lower() in PHP and path.is_file())
    for first in range(0, len(files), 500):
        linted = subprocess.run(["php", "-n", "-l", *files[first : first + 500]], capture_output=True, text=True, check=False)
        if linted.returncode != 0:
            said = [line.replace(str(content) + "/", "") for line in (linted.stdout + linted.stderr).splitlines()]
            raise Refused("PHP does not lint: " + "; ".join(line for line in said if line and "No syntax errors" not in line)[:2000])


def say_what_is_left_out(content):
    beside = sorted(path.name for path in content.iterdir() if path.name not in KINDS)
    if beside:
        print("left out: " + ", ".join(beside))


def look_through(archive, stage, most_files, most_megabytes):
    with tempfile.TemporaryDirectory(dir=stage.parent) as workspace:
        folder = pathlib.Path(workspace)
        try:
            unpack(archive, folder, most_files, most_megabytes)
        except (tarfile.TarError, EOFError, OSError, lzma.LZMAError) as problem:
            raise Refused(f"the archive cannot be read: {problem}") from problem
        content = find_content(folder)
        refuse_links_out(content)
        remove_what_is_private(content)
        lint(content)
        say_what_is_left_out(content)
        keep(content, stage)


def keep(content, stage):
    """Leaves what was looked through, and nothing else, in the stage."""
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    for kind in KINDS:
        if (content / kind).is_dir():
            (content / kind).rename(stage / kind)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=pathlib.Path)
    parser.add_argument("stage", type=pathlib.Path)
    parser.add_argument("--most-files", type=int, required=True)
    parser.add_argument("--most-megabytes", type=int, required=True)
    options = parser.parse_args()
    try:
        look_through(options.archive, options.stage, options.most_files, options.most_megabytes)
    except Refused as reason:
        print(f"The site's code was refused: {reason}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
