#!/usr/bin/env python3
"""Takes a site's own code, which was looked through, from its stage into WordPress's wp-content. Prints what it did, a line each."""

import argparse
import hashlib
import os
import pathlib
import shutil

KINDS = ("themes", "plugins", "mu-plugins")


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


def take_in(stage, destination):
    """Puts each theme and plugin in its place, where it is not there already."""
    for kind in KINDS:
        for part in sorted((stage / kind).iterdir()) if (stage / kind).is_dir() else ():
            target = destination / kind / part.name
            if part.name.startswith("."):
                print(f"left out: {kind}/{part.name}")
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stage", type=pathlib.Path)
    parser.add_argument("destination", type=pathlib.Path)
    options = parser.parse_args()
    take_in(options.stage, options.destination)


if __name__ == "__main__":
    main()
