"""What kinds of fault there are, in the lists made by hand and among the rules."""

from __future__ import annotations

import enum
import re
import tomllib
from pathlib import Path

from hm.check.registry import rules


class Kind(enum.StrEnum):
    """A kind of fault; the value is how the table names it."""

    NAMES = "names of people"
    TERMS = "organisations, titles, terms"
    SPELLING = "spelling, wrong words"
    WORDS = "missing, extra, doubled words"
    GRAMMAR = "grammar, agreement"
    PUNCTUATION = "commas, apostrophes, stops"
    MARKS = "quotation marks"
    QUOTATIONS = "quotations, pull quotes"
    FACTS = "facts, numbers, dates"
    HYPHENS = "hyphens, dashes"
    CAPITALS = "capitals"
    CREDITS = "bylines, pictures, credits"
    REFERENCES = "page references"


Kinds = tuple[Kind, ...]
"""At least one; the first is the one to be counted under."""

_IN_HEADINGS = {
    r"people|\bnames\b(?! of organisations)": Kind.NAMES,
    r"organisation|\bterms": Kind.TERMS,
    r"spel|wrong": Kind.SPELLING,
    r"missing|extra|doubled": Kind.WORDS,
    r"grammar|agreement": Kind.GRAMMAR,
    r"apostrophe|comma|punctuation": Kind.PUNCTUATION,
    r"quotation marks": Kind.MARKS,
    r"quotations|quotes": Kind.QUOTATIONS,
    r"\bfacts?\b|number|\bdates?\b": Kind.FACTS,
    r"\bdash|hyphen": Kind.HYPHENS,
    r"capital": Kind.CAPITALS,
    r"byline|credit|picture|image": Kind.CREDITS,
    r"page ref|cross-ref": Kind.REFERENCES,
}


def of_heading(heading: str) -> Kinds:
    """The kinds that a heading of a list speaks of, in its own order; all for none."""
    found = {
        kind: match.start()
        for pattern, kind in _IN_HEADINGS.items()
        if (match := re.search(pattern, heading.casefold()))
    }
    return tuple(sorted(found, key=lambda kind: found[kind])) or tuple(Kind)


def named(names: list[str]) -> Kinds:
    """The kinds that a file of data names: ``names``, ``pull-quotes``."""
    return tuple(Kind[name.upper()] for name in names)


def finders(file: Path) -> dict[str, Kinds]:
    """The kinds of fault that each rule can find, none for one that finds no listed kind."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    families = {family: named(names) for family, names in data["families"].items()}
    exceptions = {rule: named(names) for rule, names in data["rules"].items()}
    return {rule.name: exceptions.get(rule.name, families[rule.family]) for rule in rules()}
