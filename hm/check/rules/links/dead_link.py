"""
## What it does

With `hm check --online`, asks the server of every web address of the issue, in the text, behind
links, of events and QR codes, in advertisements too: whether there is such a server, and such a
page. A page that has moved for good is a hint, and so is a server that does not answer today.
E-mail addresses are not tried. Without `--online` nothing is asked.

## Why it matters

Once the issue is printed the address cannot be changed; a short one can be made to lead
somewhere before.

## Example

```markdown
- The full report: example.org/reprot
```

## How to put it right

Try it in a browser. Answers are remembered for three days in the cache; what has been mended on
the server meanwhile is found by deleting `.hm/links.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from hm.check.online.answers import Answer, Fault
from hm.check.weblinks import Address, every, key_of, shorteners
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_GONE = {404: "there is no such page (404)", 410: "the page is gone (410)"}
_FAULTS = {
    Fault.UNKNOWN_HOST: "there is no such server",
    Fault.NO_NETWORK: "its server could not be looked up",
    Fault.SLOW: "its server did not answer in time",
    Fault.REFUSED: "its server refused the connection",
    Fault.CERTIFICATE: "its certificate does not hold, and browsers warn of it",
    Fault.BROKEN: "its server broke off",
    Fault.ASTRAY: "its server sends readers round in circles",
}
_TRY = "Try it in a browser, and copy the address from there."
_TRY_LATER = "Try again later, or in a browser."


def check_online(
    issue: Issue, cache: Path, told: Callable[[int, int], None]
) -> Iterator[Diagnostic]:
    # Imported late: few ask for it.
    from hm.check.online.asking import ask

    found = every(issue)
    wanted = [(one, url) for one in found if (url := _followed(one))]
    answers = ask((url for _, url in wanted), cache, told)
    # A machine without a network knows no server at all.
    reached = any(answer.status for answer in answers.values())
    short = shorteners(found)
    for one, url in wanted:
        yield from _judged(one, url, answers[url], reached=reached, short=one.host in short)


def _followed(one: Address) -> str:
    """The address as a browser follows it; empty where it follows none."""
    text = one.text.strip()
    if one.is_mail or any(char.isspace() for char in text):
        return ""
    if "://" not in text:
        if one.is_target:  # tel:, or a link that `malformed-address` tells of
            return ""
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    return text.partition("#")[0]


def _judged(
    one: Address, url: str, answer: Answer, *, reached: bool, short: bool
) -> Iterator[Diagnostic]:
    if answer.status in _GONE:
        yield _found(one, SEVERITY, _GONE[answer.status], _TRY)
    elif answer.fault is Fault.UNKNOWN_HOST and reached:
        yield _found(one, SEVERITY, _FAULTS[answer.fault], _TRY)
    elif answer.fault:
        yield _found(one, Severity.HINT, _FAULTS[answer.fault], _TRY_LATER)
    elif answer.status >= 500:
        why = f"its server has trouble of its own ({answer.status})"
        yield _found(one, Severity.HINT, why, _TRY_LATER)
    elif answer.moved and not short and _elsewhere(url, answer.moved):
        why = f"it has moved for good, to {answer.moved}"
        yield _found(one, Severity.HINT, why, "Print the new address, if it is as short.")


def _elsewhere(url: str, moved: str) -> bool:
    """Whether a reader would type something else: more than https, www. or a slash."""
    old, new = key_of(url).casefold(), key_of(moved).casefold()
    # A site that sends its visitors to a page of its own has not moved.
    return old != new and ("/" in old or new.partition("/")[0] != old)


def _found(one: Address, severity: Severity, why: str, remedy: str) -> Diagnostic:
    return Diagnostic("dead-link", severity, f"‘{one.key}’: {why}", one.place, remedy)
