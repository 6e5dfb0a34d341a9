"""What an advertisement in Markdown says, sorted into the parts of its design."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from hm.compose.source import Image, Piece, Story
from hm.layout.surplus import words_of

SIGN_OFF_MOST = 40
"""Characters of a last line that signs an advertisement of no other name."""

_HEADING = re.compile(r"<h2\b(?P<attributes>[^>]*)>(?P<words>.*)</h2>", re.S)
_PARAGRAPH = re.compile(r"<p\b(?P<attributes>[^>]*)>(?P<words>.*)</p>", re.S)
_QR = re.compile(r"(?i)(?<![a-z])qr(?![a-z])")
_INVISIBLE = re.compile("[\u2060\u200b]")


@dataclass(frozen=True, slots=True)
class AdPicture:
    """A picture of an advertisement."""

    image: Image
    qr: bool
    """Whether it is a QR code."""

    @property
    def bare(self) -> bool:
        """Whether it is a code that was supplied, which may have no quiet zone of its own."""
        return self.qr and not self.image.code


@dataclass(frozen=True, slots=True)
class Copy:
    """The parts of an advertisement."""

    headline: Markup
    """HTML with its emphasis."""
    attributes: str
    """Of the heading that is the headline, with its id and its place; or ``""``."""
    blocks: tuple[str, ...]
    """HTML."""
    sign_off: str
    """Plain characters; empty where nobody signs."""
    sign_attributes: str
    pictures: tuple[AdPicture, ...]


def copy_of(story: Story) -> Copy:
    """Sort the words of an advertisement.

    A heading that stands first is the headline, and the title, which names the
    advertiser, signs at the foot. Where text stands first the title is the headline, and
    a short last line signs. A last paragraph equal to the title is not said twice.
    """
    blocks: list[str] = []
    pictures = [_picture(story.image)] if story.image else []
    if story.supplied:
        pictures.append(_picture(story.supplied))
    for part in story.body:
        if isinstance(part, Piece) and part.form in ("figure", "code") and part.image:
            pictures.append(_picture(part.image))
        elif isinstance(part, Piece):
            blocks.append(f'<div class="in-column">{part.html}</div>')
        else:
            blocks.append(part.html)
    title = story.title.striptags()
    headline, attributes, sign_off = story.title, "", ""
    if blocks and (match := _HEADING.fullmatch(blocks[0].strip())):
        headline, attributes = Markup(match["words"]), match["attributes"]
        sign_off = title
        del blocks[0]
    sign_attributes = ""
    if blocks and (match := _PARAGRAPH.fullmatch(blocks[-1].strip())):
        words = words_of(match["words"])
        same = _bare(words) == _bare(title)
        unsigned = not sign_off and len(blocks) > 1 and _signs(words, match["words"])
        if same or unsigned:
            sign_off, sign_attributes = words, match["attributes"]
            del blocks[-1]
    return Copy(
        headline,
        attributes,
        tuple(_strapline(block) for block in blocks),
        sign_off,
        sign_attributes,
        tuple(pictures),
    )


def _picture(image: Image) -> AdPicture:
    name = image.uri.rpartition("/")[2].replace("_", "-")
    qr = bool(image.code or _QR.search(image.alt) or _QR.search(name))
    return AdPicture(image, qr)


def _bare(words: str) -> str:
    return " ".join(_INVISIBLE.sub("", words).casefold().split())


def _signs(words: str, html: str) -> bool:
    """Whether a last paragraph looks like a name: short, one line, no sentence."""
    return len(words) <= SIGN_OFF_MOST and "<br" not in html and words[-1:].isalnum()


def _strapline(block: str) -> str:
    """Mark a paragraph in capitals."""
    match = _PARAGRAPH.fullmatch(block.strip())
    if not match:
        return block
    words = words_of(match["words"])
    if words.isupper() and sum(map(str.isalpha, words)) > 3:
        return f'<p class="strapline"{match["attributes"]}>{match["words"]}</p>'
    return block
