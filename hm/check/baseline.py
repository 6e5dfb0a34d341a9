"""A file of faults that are known, so that an old issue's do not drown new ones."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hm.check.fingerprints import Fingerprint
from hm.check.policy import Scope
from hm.check.registry import Rule, rules
from hm.model.diagnostic import Severity
from hm.read import ReadError
from hm.read.find import ISSUES
from hm.read.near import did_you_mean

VERSION = 1
"""Of the form of the file; raised when what it holds would be read wrongly."""

_ANEW = "Put it right, or delete it and write it anew with --write-baseline."


@dataclass(frozen=True, slots=True)
class Known:
    """The faults of a baseline and how grave each was."""

    findings: dict[Fingerprint, Severity]

    def asked(self, issues: Collection[str], scope: Scope) -> set[Fingerprint]:
        """The faults that a check of some issues, by the names of their folders, speaks of.

        If it does not find them they are gone.
        """
        known = {rule.name: rule for rule in rules()}
        return {
            one
            for one, severity in self.findings.items()
            if _in(one.path, issues) and _answered(known.get(one.rule), severity, scope)
        }


def read(path: Path) -> Known:
    """Read a baseline. Raises ReadError, OSError."""
    said = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        names = sorted(other.name for other in path.parent.glob("*.json"))
        remedy = did_you_mean(path.name, names, f"Write it: hm check --write-baseline {said}.")
        raise ReadError(f"There is no baseline {said}.", remedy) from None
    except UnicodeDecodeError as fault:
        raise ReadError(f"{said}: byte {fault.start + 1} is not UTF-8.", _ANEW) from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        spot = f"{said}:{fault.lineno}:{fault.colno}"
        reason = fault.msg[:1].lower() + fault.msg[1:]
        raise ReadError(f"{spot}: the baseline is not JSON: {reason}.", _ANEW) from None
    except RecursionError:
        raise ReadError(f"{said} is no baseline: it is nested too deeply.", _ANEW) from None
    return _known(data, text, said)


def read_if_there(path: Path) -> Known:
    """Read a baseline that is to be written; there need not be one. Raises ReadError, OSError."""
    return read(path) if path.exists() else Known({})


def written(known: Known) -> bytes:
    """A baseline as it is written: sorted, a fault a line, so that versions can be compared."""
    lines = [
        json.dumps(_as_data(*one), ensure_ascii=False) for one in sorted(known.findings.items())
    ]
    listed = ",\n".join(f"    {line}" for line in lines)
    body = f"[\n{listed}\n  ]" if lines else "[]"
    text = f'{{\n  "version": {VERSION},\n  "findings": {body}\n}}\n'
    return text.encode("utf-8", "replace")  # a file may have a name that is not UTF-8


def _as_data(one: Fingerprint, severity: Severity) -> dict[str, object]:
    nth = {"nth": one.nth} if one.nth > 1 else {}
    return {
        "path": one.path,
        "rule": one.rule,
        "words": one.words,
        **nth,
        "severity": severity,
    }


def _known(data: object, text: str, said: str) -> Known:
    """The faults in the data of a baseline. Raises ReadError."""
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise ReadError(f"{said} is no baseline: it has no list of findings.", _ANEW)
    if data.get("version") != VERSION:
        version = json.dumps(data.get("version"), ensure_ascii=False)
        message = f"{said} is a baseline of version {version}; this hm reads version {VERSION}."
        raise ReadError(message, _ANEW)
    found: dict[Fingerprint, Severity] = {}
    for number, one in enumerate(data["findings"], 1):
        read = _finding(one)
        if read is None:
            raise ReadError(f"{_spot(text, number, said)} is no finding.", _ANEW)
        found[read[0]] = read[1]
    return Known(found)


def _finding(data: Any) -> tuple[Fingerprint, Severity] | None:
    if not isinstance(data, dict):
        return None
    texts = [data.get(key) for key in ("path", "rule", "words", "severity")]
    nth = data.get("nth", 1)
    if not all(isinstance(text, str) for text in texts) or type(nth) is not int:
        return None
    path, rule, words, severity = map(str, texts)
    if severity not in list(Severity):
        return None
    return Fingerprint(path, rule, words, nth), Severity(severity)


def _spot(text: str, number: int, said: str) -> str:
    """Where a finding stands: its line, if the file is still a finding a line."""
    starts = [line for line, words in enumerate(text.split("\n"), 1) if words.startswith("    {")]
    line = f":{starts[number - 1]}" if len(starts) >= number else ""
    return f"{said}{line}: item {number}"


def _in(path: str, issues: Collection[str]) -> bool:
    """Whether a file is one of some issues, or of the magazine."""
    folder, _, rest = path.partition("/")
    return folder != ISSUES or rest.partition("/")[0] in issues


def _answered(rule: Rule | None, severity: Severity, scope: Scope) -> bool:
    """Whether a rule is asked in full; one that is no longer there finds nothing."""
    if rule is None:
        return True
    hints = scope.hints or rule.name in scope.named
    return (
        scope.asks(rule.name) and scope.reaches(rule) and (hints or severity is not Severity.HINT)
    )
