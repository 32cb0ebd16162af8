#!/usr/bin/env python3
"""Writes the tables of inputs and outputs into each module's README.md, between its two markers; --check only says which are stale.

It reads the plain form that `terraform fmt` gives our own files, not Terraform's language as such.
"""

import re
import sys
from pathlib import Path

BEGIN, END = "<!-- begin: tables -->", "<!-- end: tables -->"
BLOCK = re.compile(r'^(variable|output) "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)


def attribute(body: str, name: str) -> str | None:
    """The attribute's value on one line: a bracket that opens in it is followed to its end."""
    found = re.search(rf"^  {name}\s*= (.*?)(?=^  \w|^  \}}\n|\Z)", body, re.MULTILINE | re.DOTALL)
    if found is None:
        return None
    value = found.group(1)
    if value.count("{") > value.count("}"):
        value += "}"
    return re.sub(r"\s+", " ", value).strip()


def blocks(module: Path, kind: str) -> list[tuple[str, str]]:
    files = sorted(module.glob("*.tf"), key=lambda file: (file.name != "variables.tf", file.name))
    text = "\n".join(file.read_text() for file in files)
    return [(name, body) for found, name, body in BLOCK.findall(text) if found == kind]


def cell(value: str) -> str:
    return value.replace("|", "\\|")


def description(body: str) -> str:
    return cell(attribute(body, "description").strip('"').replace('\\"', '"'))


def input_row(name: str, body: str) -> str:
    kind = re.sub(r"^object\(.*", "object", attribute(body, "type"))
    default = attribute(body, "default")
    return f"| `{name}` | {kind} | {'required' if default is None else f'`{cell(default)}`'} | {description(body)} |"


def tables(module: Path) -> str:
    inputs = [input_row(name, body) for name, body in blocks(module, "variable")]
    outputs = [f"| `{name}` | {description(body)} |" for name, body in blocks(module, "output")]
    return "\n".join(
        [BEGIN, "| Input | Type | Default | Meaning |", "|---|---|---|---|", *inputs, ""]
        + ["| Output | Meaning |", "|---|---|", *outputs, END]
    )


def documented(module: Path) -> str:
    text = (module / "README.md").read_text()
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    return before + tables(module) + after


def main(check: bool) -> int:
    here = Path(__file__).parent
    modules = sorted(file.parent for file in here.glob("*/versions.tf"))
    stale = [module for module in modules if (module / "README.md").read_text() != documented(module)]
    for module in stale:
        print(f"{module.name}/README.md: {'stale' if check else 'written'}")
        if not check:
            (module / "README.md").write_text(documented(module))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
