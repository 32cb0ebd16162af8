#!/usr/bin/env python3
"""Lists WordPress, its themes and plugins below a document root as CycloneDX components, in JSON.

Names and versions are those of the header comments that WordPress itself reads (in the first 8 KiB of style.css, or of a
plugin's own file): https://developer.wordpress.org/plugins/plugin-basics/header-requirements/
"""

import json
import pathlib
import re
import sys
import urllib.parse

HEADER_BYTES = 8192


def header(path, name):
    """The value of a line `Name: value` in a file's header comment; None where there is none."""
    with open(path, "rb") as file:
        text = file.read(HEADER_BYTES).decode("utf-8", "replace")
    found = re.search(rf"^(?:[ \t]*<\?php)?[ \t/*#@]*{name}:(.*)$", text, re.MULTILINE | re.IGNORECASE)
    return found and re.sub(r"\s*(?:\*/|\?>).*", "", found.group(1)).strip()


def component(kind, name, version):
    return {
        "type": kind,
        "name": name,
        "version": version or "unknown",
        "purl": f"pkg:generic/{urllib.parse.quote(name)}@{urllib.parse.quote(version or 'unknown')}",
    }


def themes(content):
    for style in sorted(content.glob("themes/*/style.css")):
        yield component("library", f"wordpress-theme/{style.parent.name}", header(style, "Version"))


def plugins(content, folder):
    """A plugin is a folder with a file that has the header, or such a file by itself."""
    for path in sorted((content / folder).glob("*")):
        files = sorted(path.glob("*.php")) if path.is_dir() else [path] if path.suffix == ".php" else []
        main = next((file for file in files if header(file, "Plugin Name")), None)
        if main:
            yield component("library", f"wordpress-plugin/{path.stem if path.is_file() else path.name}", header(main, "Version"))


def main():
    root = pathlib.Path(sys.argv[1])
    version = re.search(r"^\$wp_version = '([^']+)'", (root / "wp-includes/version.php").read_text(), re.MULTILINE).group(1)
    content = root / "wp-content"
    found = [component("application", "wordpress", version), *themes(content), *plugins(content, "plugins"), *plugins(content, "mu-plugins")]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
