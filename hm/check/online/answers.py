"""The answers of servers, and the file that remembers them."""

from __future__ import annotations

import contextlib
import enum
import json
import os
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = "links.json"
_DAYS = 3
_DAY = 24 * 60 * 60


class Fault(enum.StrEnum):
    """Why there is no answer."""

    NONE = ""
    UNKNOWN_HOST = "unknown host"
    NO_NETWORK = "no network"
    SLOW = "slow"
    REFUSED = "refused"
    CERTIFICATE = "certificate"
    BROKEN = "broken"
    ASTRAY = "astray"
    """It is sent on and on, or to what is no web page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address."""

    status: int = 0
    """Of HTTP, at the end of the way; 0 where there is none."""
    moved: str = ""
    """Where it has moved for good, if it has."""
    fault: Fault = Fault.NONE


class Answers:
    """Answers of the last days, in the cache; those without one are not remembered."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._now = time.time()
        self._known: dict[str, tuple[float, Answer]] = {}
        try:
            written = json.loads(self._file.read_bytes())
            for address, (when, status, moved) in written.items():
                if 0 <= self._now - float(when) < _DAYS * _DAY:
                    answer = Answer(int(status), str(moved))
                    self._known[str(address)] = (float(when), answer)
        except (OSError, ValueError, TypeError, AttributeError):
            self._known = {}

    def of(self, address: str) -> Answer | None:
        """What is remembered of an address."""
        known = self._known.get(address)
        return known[1] if known else None

    def keep(self, found: Mapping[str, Answer]) -> None:
        """Remember answers; a folder that cannot be written only costs time."""
        for address, answer in found.items():
            if answer.status and not answer.fault and address not in self._known:
                self._known[address] = (self._now, answer)
        rows = {
            address: [when, answer.status, answer.moved]
            for address, (when, answer) in sorted(self._known.items())
        }
        with contextlib.suppress(OSError):
            handle, made = tempfile.mkstemp(dir=self._file.parent, prefix=f"{FILE}.")
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(rows, file, ensure_ascii=False, indent=0)
            os.replace(made, self._file)
