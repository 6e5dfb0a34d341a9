"""Finds the rules: every module in a folder of ``hm/check/rules`` is one, the folder its family."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.pdf import PdfDocument
from hm.model.sheet import Laid

_PACKAGE = "hm.check.rules"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Those with no check are reported by the reader as it reads."""

    name: str
    """The module's name with hyphens: ``missing-image``."""
    family: str
    """The name of its folder: ``pictures``."""
    severity: Severity
    """The gravest that it gives; what it is less sure of may be a hint."""
    doc: str
    """Markdown: what the rule does, why it matters, an example, how to put it right."""
    check: Callable[[Issue], Iterator[Diagnostic]] | None
    check_part: Callable[[Issue], Iterator[Diagnostic]] | None
    """Of an article alone, given as an issue that holds nothing else, or of what issue.yaml and
    magazine.yaml say (see ``parts.py``). It may look at nothing but that, not at other files
    either, for what it finds is kept until the part changes."""
    check_pages: Callable[[Issue, Laid], Iterator[Diagnostic]] | None
    check_pdf: Callable[[PdfDocument], Iterator[Diagnostic]] | None
    """Of a finished PDF, which ``hm preflight`` reads."""
    check_online: Callable[[Issue, Path, Callable[[int, int], None]], Iterator[Diagnostic]] | None
    """Of what servers say, asked with ``--online`` alone. It takes the cache folder, and what to
    call with how many addresses are done, and of how many."""

    @property
    def reads_issue(self) -> bool:
        """Whether it looks at an issue as it was read, before its pages are laid out."""
        return self.check is not None or self.check_part is not None

    @property
    def gist(self) -> str:
        """The first sentence of ``doc``, on one line."""
        paragraphs = re.split(r"\n\s*\n", self.doc)
        words = " ".join(next(p for p in paragraphs if not p.startswith("#")).split())
        return re.split(r"(?<=\.)\s", words, maxsplit=1)[0]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, sorted by name."""
    found = (
        _load(family, name) for family in families() for name in _names_in(f"{_PACKAGE}.{family}")
    )
    return tuple(sorted(found, key=lambda rule: rule.name))


@cache
def families() -> dict[str, str]:
    """What each family looks at, by its name, sorted."""
    return {
        name: inspect.cleandoc(importlib.import_module(f"{_PACKAGE}.{name}").__doc__ or "")
        for name in _names_in(_PACKAGE)
    }


def _names_in(package: str) -> list[str]:
    path = importlib.import_module(package).__path__
    return sorted(module.name for module in pkgutil.iter_modules(path))


def _load(family: str, name: str) -> Rule:
    module = importlib.import_module(f"{_PACKAGE}.{family}.{name}")
    return Rule(
        name=name.replace("_", "-"),
        family=family,
        severity=module.SEVERITY,
        doc=inspect.cleandoc(module.__doc__ or ""),
        check=getattr(module, "check", None),
        check_part=getattr(module, "check_part", None),
        check_pages=getattr(module, "check_pages", None),
        check_pdf=getattr(module, "check_pdf", None),
        check_online=getattr(module, "check_online", None),
    )
