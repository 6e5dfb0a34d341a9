"""Finds the rules: every module in ``hm/check/rules`` is one."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

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
    severity: Severity
    doc: str
    """Markdown: what the rule does, why it matters, an example, how to put it right."""
    check: Callable[[Issue], Iterator[Diagnostic]] | None
    check_pages: Callable[[Issue, Laid], Iterator[Diagnostic]] | None
    check_pdf: Callable[[PdfDocument], Iterator[Diagnostic]] | None
    """Of a finished PDF, which ``hm preflight`` reads."""

    @property
    def gist(self) -> str:
        """The first sentence of ``doc``, on one line."""
        paragraphs = re.split(r"\n\s*\n", self.doc)
        words = " ".join(next(p for p in paragraphs if not p.startswith("#")).split())
        return re.split(r"(?<=\.)\s", words, maxsplit=1)[0]


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, sorted by name."""
    package = importlib.import_module(_PACKAGE)
    return tuple(
        _load(name)
        for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    )


def _load(name: str) -> Rule:
    module = importlib.import_module(f"{_PACKAGE}.{name}")
    return Rule(
        name=name.replace("_", "-"),
        severity=module.SEVERITY,
        doc=inspect.cleandoc(module.__doc__ or ""),
        check=getattr(module, "check", None),
        check_pages=getattr(module, "check_pages", None),
        check_pdf=getattr(module, "check_pdf", None),
    )
