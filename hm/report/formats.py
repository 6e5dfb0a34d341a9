"""The formats that diagnostics are reported in. A new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from hm.model.diagnostic import Diagnostic
from hm.report import as_json, concise, github, text

Writer = Callable[[Sequence[Diagnostic], Path, TextIO], None]

FORMATS: dict[str, Writer] = {
    "text": text.write,
    "concise": concise.write,
    "json": as_json.write,
    "github": github.write,
}
