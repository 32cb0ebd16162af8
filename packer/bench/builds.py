"""Measures builds, one after the other: a cold one of base and site, a rebuild after a change of the site's code, one with nothing changed.

The images are under names of their own, with a mark among their inputs that no build before had, and are gone at the end. Debian's own
image and WordPress' archive are there before, as on any machine that has built once. Prints a table in Markdown.
"""

import os
import pathlib
import shutil
import sys
import uuid

FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent / "tests"))

import images  # noqa: E402
from images import Image, docker, run  # noqa: E402

MARK = uuid.uuid4().hex
PLUGIN = "<?php\n/* Plugin Name: Greeting\n * Version: {version} */\nadd_action('wp_footer', fn () => print('greetings'));\n"


def build(kind, variables):
    return Image(kind, variables, {"mark": MARK, **variables}, f"pressyard-bench/{kind}")


def commit(repository, version):
    """A commit of a site's code; gives the variables that take it in."""
    plugin = repository / "plugins/greeting/greeting.php"
    plugin.parent.mkdir(parents=True, exist_ok=True)
    plugin.write_text(PLUGIN.format(version=version))
    git = ["git", "-C", str(repository), "-c", "user.name=Bench", "-c", "user.email=bench@example.com"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", f"--message={version}"], ["tag", version]):
        run(*git, *command)
    return {"site_code_git_url": f"file://{repository}", "site_code_git_ref": version}


def measure(built, repository):
    run(images.PACKER_FOLDER / "offline" / "make-base-image.sh")
    wordpress = images.wordpress_archive()
    load = os.getloadavg()[0]
    built.append(build("base", {"source_image": images.SOURCE_IMAGE}))
    given = {"base_image": built[0].reference, **wordpress}
    built.append(build("site", {**given, **commit(repository, "v1")}))
    changed = {**given, **commit(repository, "v2")}
    built += [build("site", changed), build("site", changed)]
    base, first, rebuilt, unchanged = built
    print(f"Load of the machine at the beginning {load:.2f}.\n")
    print("| Build | seconds |\n|---|---|")
    print(f"| cold: base and site | {base.seconds:.0f} + {first.seconds:.0f} |")
    print(f"| the site's code changed | {rebuilt.seconds:.0f} |")
    print(f"| nothing changed | {unchanged.seconds:.1f} |")


def main():
    built = []
    with images.temporary_folder() as repository:
        try:
            measure(built, pathlib.Path(repository))
        finally:
            for image in {image.reference: image for image in built}.values():
                docker("rmi", image.reference, check=False)
                shutil.rmtree(image.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
