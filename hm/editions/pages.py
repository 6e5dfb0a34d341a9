"""``pages.json``: what landed where, for other programs. Its shape: docs/pages-json.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions.trim import read_trim
from hm.model.issue import Issue
from hm.model.sheet import Laid, RunRecord
from hm.read.whole import write_whole


def write(issue: Issue, laid: Laid, house: House, out: Path) -> list[Path]:
    """Write ``pages.json``. Raises OSError, TokenError."""
    trim = read_trim(read_tokens(house))
    record = {
        "issue": issue.name,
        "trim": {"width": round(trim.width, 2), "height": round(trim.height, 2)},
        "runs": [_run(run.record) for run in laid.runs],
        "articles": {
            slug: {"first": span.first, "last": span.last}
            for slug, span in sorted(laid.articles.items())
        },
        "landings": {
            key: {"page": spot.page, "x": round(spot.x, 2), "y": round(spot.y, 2)}
            for key, spot in sorted(laid.landings.items())
        },
    }
    path = out / "pages.json"
    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, text.encode())
    return [path]


def _run(record: RunRecord) -> dict[str, Any]:
    return {
        "key": record.key,
        "pages": list(record.pages),
        "fill": round(record.fill, 3),
        "overset": [
            {
                "slug": over.slug,
                "lines": over.lines,
                "words": over.words,
                "file": over.place.path,
                "line": over.place.line,
            }
            for over in record.overset
        ],
    }
