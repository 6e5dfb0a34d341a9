"""Addresses of the web and of e-mail in running text, which are spelt by rules of their own."""

from __future__ import annotations

import re

_DOMAINS = (
    "academy ac agency app art biz blog care cat charity church ca city club co com community "
    "coop cymru de dev digital edu education energy eu events fr foundation fund gallery global "
    "gov health hospital ie info int io jobs law life link live london ltd ly me media mobi "
    "museum name net network news ngo nhs nl nz one ong online org page press pro review school "
    "science scot shop site social solutions space store studio team tech tips today tools "
    "training travel tv uk us video wales website wiki work works world xyz"
)
ADDRESS = re.compile(
    # The lengths are those that names may have; without them a long word would take long.
    r"(?<![\w@.+-])(?:"
    r"(?:https?://|www\.)[^\s<>“”‘’]+"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
    rf"|(?:[a-z0-9-]{{1,63}}\.){{1,6}}(?:{'|'.join(_DOMAINS.split())})(?![\w’-])(?:/[^\s<>“”‘’]*)?"
    r")"
)
"""An address, perhaps with a mark of the sentence after it: `address_end` says where it ends."""
_LIKE = re.compile(r"\.[a-z]")
"""What a text has that has a bare address: quick to look for."""

_AFTER = ".,;:!?)]}…—–"


def address_end(text: str, start: int, end: int) -> int:
    """Where an address found in a text ends: before the marks that belong to the sentence."""
    while end > start and text[end - 1] in _AFTER:
        if text[end - 1] == ")" and text.count(")", start, end) <= text.count("(", start, end):
            break
        end -= 1
    return end


def addresses(text: str) -> list[tuple[int, int]]:
    """The start and end of each address in a text."""
    if not ("@" in text or "://" in text or "www." in text or _LIKE.search(text)):
        return []
    found = []
    for match in ADDRESS.finditer(text):
        end = address_end(text, match.start(), match.end())
        if end > match.start():
            found.append((match.start(), end))
    return found


def without_addresses(text: str, instead: str) -> str:
    """A text, as long as before, with one character for each of an address."""
    found = addresses(text) if "." in text else []
    if not found:
        return text
    parts: list[str] = []
    last = 0
    for start, end in found:
        parts += (text[last:start], instead * (end - start))
        last = end
    return "".join((*parts, text[last:]))
