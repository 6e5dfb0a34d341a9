"""Writes rules.md from the docstrings of the rules: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hm.check.registry import families, rules

HEAD = """\
<!-- Made by `make docs` from the docstrings in hm/check/rules: change those. -->

# The rules

Every fault that hm reports bears the name of a rule. `hm explain RULE` prints what stands
here. An error makes `hm check` and `hm build` end with 1; a warning does so under `--strict`;
a hint never does, and only `hm check --hints` gives it, or one that names its rule. A rule may
give a hint where it is less sure. `checks` in magazine.yaml changes how grave a rule is, and a
comment [silences it](manuscript-format.md#comments-to-hm) where it is wrong. `--select` and
`--ignore` take rules and the families that they are sorted by here.
"""


def page() -> str:
    """The whole of rules.md."""
    parts = [HEAD]
    for family, about in families().items():
        parts.append(f"\n## {family}\n\n{about}\n\n| rule | | |\n| --- | --- | --- |\n")
        parts += [
            f"| [{r.name}](#{r.name}) | {r.severity} | {r.gist} |\n"
            for r in rules()
            if r.family == family
        ]
    for rule in rules():
        body = "\n".join(lowered(rule.doc.splitlines()))
        parts.append(f"\n## {rule.name}\n\n*{rule.severity}*\n\n{body}\n")
    return "".join(parts)


def lowered(lines: list[str]) -> Iterator[str]:
    """The lines with headings one level down; an example in a fence stays as it is."""
    fenced = False
    for line in lines:
        fenced ^= line.startswith("```")
        yield f"#{line}" if line.startswith("#") and not fenced else line


if __name__ == "__main__":
    (Path(__file__).parent / "rules.md").write_text(page(), encoding="utf-8")
