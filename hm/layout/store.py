"""The cache of laid-out runs: a record and a PDF fragment under the hash of what made them."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from hm.layout.packed import packed, unpacked
from hm.model.place import Place
from hm.model.sheet import (
    EngineNote,
    Faint,
    Landing,
    Overset,
    RunRecord,
    Span,
    Strained,
    Straining,
    SuppliedPage,
)
from hm.read.whole import write_whole

MOST_ENTRIES = 400
"""Runs kept: some dozen versions of an issue. The longest unused go first."""


class Store:
    """Fragments by key. An entry is whole or it is not there: its record comes last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def fragment(self, key: str) -> Path:
        """Where the PDF of a key lies."""
        return self.folder / f"{key}.pdf"

    def get(self, key: str) -> RunRecord | None:
        """The record of a key; None where there is none, or where it cannot be read."""
        path = self.folder / f"{key}.json"
        try:
            record = _record(json.loads(path.read_text(encoding="utf-8")))
            os.utime(self.fragment(key))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return record

    def put(self, key: str, record: RunRecord, pdf: bytes) -> None:
        """Keep a run."""
        write_whole(self.fragment(key), pdf)
        data = asdict(replace(record, typeset=None))
        data["typeset"] = record.typeset and packed(record.typeset)
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        write_whole(self.folder / f"{key}.json", text.encode())

    def prune(self) -> None:
        """Drop the entries that have been unused longest."""
        # By the PDF: a build that was killed may have left one without its record.
        entries = sorted(self.folder.glob("*.pdf"), key=lambda p: (p.stat().st_mtime_ns, p.name))
        for path in entries[:-MOST_ENTRIES]:
            path.with_suffix(".json").unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def _record(data: dict[str, Any]) -> RunRecord:
    return RunRecord(
        key=data["key"],
        pages=tuple(data["pages"]),
        fill=data["fill"],
        composed=data["composed"],
        landings={key: Landing(**spot) for key, spot in data["landings"].items()},
        articles={slug: Span(**span) for slug, span in data["articles"].items()},
        references={where: Landing(**spot) for where, spot in data["references"].items()},
        overset=tuple(
            Overset(o["slug"], o["lines"], o["words"], Place(**o["place"])) for o in data["overset"]
        ),
        notes=tuple(EngineNote(**note) for note in data["notes"]),
        faint=tuple(Faint(**faint) for faint in data["faint"]),
        supplied=tuple(_supplied(page) for page in data["supplied"]),
        strained=tuple(
            Strained(Straining(s["what"]), s["words"], s["slug"], Place(**s["place"]))
            for s in data["strained"]
        ),
        typeset=data["typeset"] and unpacked(data["typeset"]),
    )


def _supplied(data: dict[str, Any]) -> SuppliedPage:
    return SuppliedPage(**data | {key: tuple(data[key]) for key in ("room", "given")})
