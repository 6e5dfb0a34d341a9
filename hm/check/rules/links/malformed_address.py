"""
## What it does

Finds web and e-mail addresses that cannot work: with a space, two full stops or a comma for a
full stop inside, without an ending such as .org, with `http:/` or `www,`, with a dash or a
full-width sign where a hyphen or a full stop belongs; links whose target lacks `https://`, has
an @ too few or ends with the full stop of the sentence. Advertisements are not read.

## Why it matters

A reader types it as it stands and gets nowhere; in the screen PDF and on the web page the link
is dead.

## Example

```markdown
Write to editor@example, or see www.example..org and [our page](example.org/page).
```

## How to put it right

Copy the address from the browser. `hm check --fix` mends what can only be meant in one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from hm.check.addresses import addresses
from hm.check.copy.gather import editorial
from hm.check.copy.model import Copy
from hm.check.events import events
from hm.check.weblinks import every
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.issue import Issue
from hm.model.place import Place

SEVERITY = Severity.WARNING

_HELP = "Copy the address anew from where it leads."
_UK = r"(?:org|co|gov|nhs|ac)"


@dataclass(frozen=True, slots=True)
class _Slip:
    """A way in which an address goes wrong."""

    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    """One of these is in a text that has the slip: they are quick to look for."""
    why: str
    mend: Callable[[str], str] | None = None


def _no_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


_FULL_WIDTH = str.maketrans("．＠／：", ".@/:")
_WRONG_ENDINGS = (
    *("con", "cmo", "ocm", "ogr", "rog", "orguk", "couk", "govuk", "nhsuk", "or.uk", "og.uk"),
    *("org.k", "org.u", "org.ku", "co.k", "co.u", "co.ku", "gov.k", "gov.ku", "nhs.k", "nhs.ku"),
)
_SLIPS = (
    _Slip(
        re.compile(r"(?<![\w/])h?t{1,3}ps?(?:\s?[:;.,]?\s?[/\\]{1,3}|:)(?=[a-z])", re.I),
        ("tp:", "tp/", "tps:", "tps/", "tp;", "tps;", "tp ", "tps ", "tp.", "tps."),
        "an address begins https://",
        lambda text: "https://" if "s" in text.lower() else "http://",
    ),
    _Slip(
        re.compile(r"\bwww(?:[,:;/]|\.?\s|\.\.+)(?=[a-z0-9-]+\.[a-z]{2})", re.I),
        ("www",),
        "a full stop follows ‘www’",
        lambda text: text[:3] + ".",
    ),
    _Slip(
        re.compile(r"(?<![\w.])(?:ww|wwww+)\.(?=[a-z0-9-]+\.[a-z]{2})", re.I),
        ("ww.",),
        "‘www’ has three letters",
        lambda text: "www.",
    ),
    _Slip(
        re.compile(r"\bwww\.[a-z0-9-]{1,63}(?![\w.@-]|\.\w)", re.I),
        ("www.",),
        "it has no ending such as .org or .co.uk",
    ),
    _Slip(
        re.compile(
            r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}"
            rf"(?:\.\s{_UK}\.uk|\.{_UK}(?:\.\s|\s\.)uk|\.\scom)\b"
        ),
        (". com", ". org", ". co.", ". gov.", ". nhs.", ". ac.", " .uk", ". uk"),
        "there is a space in it",
        _no_space,
    ),
    _Slip(
        re.compile(
            r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}"
            rf"(?:\.{_UK},uk|,(?:{_UK}[.,]uk|com|org))\b(?!\s?,)"
        ),
        (",uk", ",com", ",org", ",co", ",gov", ",nhs", ",ac"),
        "there is a comma in it",
        lambda text: text.replace(",", "."),
    ),
    _Slip(
        re.compile(
            r"(?<![\w.@-])[\w@-]{1,64}(?:\.[\w@-]{1,63}){0,6}(?<!\.)\.\.(?!\.)"
            r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}(?:/\S*\w)?"
        ),
        ("..",),
        "there are two full stops together",
        lambda text: text.replace("..", "."),
    ),
    _Slip(
        re.compile(
            r"(?<![\w.@-])(?:https?://|www\.|[\w.+-]{1,64}@)?(?:[a-z0-9-]{1,63}\.){1,6}"
            rf"(?:{'|'.join(map(re.escape, _WRONG_ENDINGS))})(?![\w.-]\w|\w)"
        ),
        tuple(f".{ending}" for ending in _WRONG_ENDINGS),
        "no address has this ending",
    ),
    _Slip(
        re.compile(r"(?<![\w.-])[\w.-]{0,250}[a-z][．＠／：][\w．／./-]*\w", re.I),
        ("．", "＠", "／", "："),
        "one of its signs is a full-width one",
        lambda text: text.translate(_FULL_WIDTH),
    ),
    _Slip(
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:\s@\s?|@\s)(?:[\w-]{1,63}\.){1,6}[a-z]{2,}\b"),
        (" @", "@ "),
        "there is a space in it",
        _no_space,
    ),
    _Slip(
        re.compile(r"\[[^\[\]]{0,200}\]\([^()]{0,300}\)"),
        ("](",),
        "what stands in brackets after the words of a link is an address without spaces",
    ),
)
_LIKE = re.compile(
    r"\w\.\.?[a-z]|[@＠．／：]|ww|tps?[:;/. ]|,[ucogna][komrsc]"
    r"|\. (?:com|org|co|gov|nhs|ac|uk)\b|\]\("
)
"""What a text has that has any address, or a slip of one."""
_MAILBOX = re.compile(r"[\w+’'-]+(?:\.[\w+’'-]+)*@(?:[\w-]+\.)+[^\W\d_]{2,}", re.I)
_MAIL_LIKE = re.compile(r"(?<![\w@.+-])[\w.+-]+@+[\w.@,-]*\w")
_AFTER_ADDRESS = re.compile(r"(?:[–‑]|’(?!s\b|\W|$))[a-z0-9][\w/-]*")
_PATH_MARK = re.compile(r"[a-z0-9][–‑’][a-z0-9]")
_HOST = re.compile(
    r"(?:(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_](?:[\w-]*[^\W_])|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?"
)
_TRAILING = re.compile(r"[.,;:!?’”»]+$")


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for copy in editorial(part):
        yield from _in_text(copy)
    for link in every(part):
        if link.advertises or not link.is_target:
            continue
        if why := _target_fault(link.text):
            yield _found(unquote(link.text), why, link.place)
    for one in events(part):
        if one.event.link and (why := _printed_fault(one.event.link)):
            yield _found(one.event.link, why, one.link_place)
    magazine = part.magazine
    if magazine.site and (why := _printed_fault(magazine.site)):
        yield _found(magazine.site, why, magazine.places["site"])
    mail = magazine.editor.email if magazine.editor else None
    if mail and not _MAILBOX.fullmatch(mail.strip()):
        yield _found(mail, "it is no e-mail address", magazine.places["editor.email"])


def _in_text(copy: Copy) -> Iterator[Diagnostic]:
    text = copy.text
    if not _LIKE.search(text):
        return
    told: list[tuple[int, int]] = []
    for slip in _SLIPS:
        if not any(sign in text for sign in slip.signs):
            continue
        for match in slip.pattern.finditer(text):
            start, end = match.span()
            if any(start < last and first < end for first, last in told) or _is_right(match, slip):
                continue
            told.append((start, end))
            fix = copy.edit(start, end, slip.mend(match[0])) if slip.mend else None
            yield _found(_whole(text, start, end), slip.why, copy.place(start, end), fix)
    if "@" in text:
        for match in _MAIL_LIKE.finditer(text):
            start, end = match.span()
            if not _MAILBOX.fullmatch(match[0]) and not any(a < end and start < b for a, b in told):
                why = "it has no ending such as .org" if "." not in match[0] else "it cannot work"
                yield _found(match[0], why, copy.place(start, end))
    if "/" not in text or not _PATH_MARK.search(text):
        return
    for start, end in addresses(text):
        if after := _AFTER_ADDRESS.match(text, end):
            whole = text[start : after.end()]
            why = f"addresses have no ‘{text[end]}’"
            yield _found(whole, why, copy.place(start, after.end()))


def _whole(text: str, start: int, end: int) -> str:
    """What is written from the start of a slip to the end of the address."""
    rest = re.match(r"[^\s,;)]*", text[end:])
    return (text[start:end] + (rest[0] if rest else "")).rstrip(".:!?")


def _is_right(match: re.Match[str], slip: _Slip) -> bool:
    """What looks like a slip and is none."""
    if slip is _SLIPS[0]:
        return match[0].lower() in ("http://", "https://")
    if ".." in slip.signs:
        # Words and dots of a pause: ‘mess up..we’ is for the rule of ellipses.
        return not re.search(r"@|/|\bwww\.|\.(?:uk|org|com|net|social|scot|wales)\b", match[0])
    return False


def _target_fault(href: str) -> str:
    """Why a link leads nowhere; empty where it can lead somewhere."""
    address = unquote(href).strip()
    scheme, colon, rest = address.partition(":")
    if address.startswith("#"):
        return ""
    if colon and scheme.lower() == "mailto":
        box = rest.partition("?")[0]
        return "" if _MAILBOX.fullmatch(box) else "it is no e-mail address"
    if colon and scheme.lower() == "tel":
        digits = re.sub(r"[\s().-]", "", rest)
        return "" if re.fullmatch(r"\+?\d{3,15}", digits) else "it is no telephone number"
    if not colon or scheme.lower() not in ("http", "https"):
        return "it does not begin https://"
    return _web_fault(rest)


def _printed_fault(address: str) -> str:
    """Why an address that is printed as it stands leads nowhere."""
    bare = address.strip()
    if "@" in bare.partition("/")[0]:
        return "" if _MAILBOX.fullmatch(bare.removeprefix("mailto:")) else "it is no e-mail address"
    scheme, colon, rest = bare.partition(":")
    if colon and scheme.lower() in ("http", "https"):
        return _web_fault(rest)
    return _web_fault(f"//{bare}")


def _web_fault(rest: str) -> str:
    if not rest.startswith("//") or rest.startswith("///"):
        return "an address begins https://"
    host = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    if re.search(r"\s", rest):
        return "there is a space in it"
    if ".." in host:
        return "there are two full stops together"
    if _TRAILING.search(rest):
        return "it ends with a mark of the sentence"
    if rest.count(")") > rest.count("("):
        return "it ends with a bracket of the sentence"
    if "." not in host:
        return "it has no ending such as .org or .co.uk"
    return "" if _HOST.fullmatch(host) else "no website has such a name"


def _found(words: str, why: str, place: Place, fix: Edit | None = None) -> Diagnostic:
    return Diagnostic(
        "malformed-address", SEVERITY, f"‘{words}’ leads nowhere: {why}", place, _HELP, fix
    )
