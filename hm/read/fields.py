"""Helpers that turn validated fields into the model's values, with their places."""

from __future__ import annotations

from hm.model.article import Credit
from hm.model.picture import Picture
from hm.model.prose import Prose
from hm.read.pictures import PictureDesk
from hm.read.prose import ProseReader
from hm.read.schema import PictureFields
from hm.read.typography import typeset
from hm.read.yaml_tree import Document, Path


def plain_words(words: str | None) -> str | None:
    """A field that is prose without marks: its lines joined, its marks and dashes set right."""
    return typeset(" ".join(words.split())) if words else None


def list_of_words(words: list[str] | None) -> tuple[str, ...]:
    """The same for a list."""
    return tuple(typeset(" ".join(item.split())) for item in words or ())


def prose_at(path: Path, kept: str | None, document: Document, reader: ProseReader) -> Prose | None:
    """The inline Markdown written at a path, if validation kept it."""
    return reader.read(document.strand(path)) if kept else None


def credits_at(path: Path, names: list[str] | None, document: Document) -> tuple[Credit, ...]:
    """Names on a list, each where it is written."""
    if not names:
        return ()
    # Items that were left out make the numbers differ; the names lead back to their own.
    written = document.value(path)
    places: dict[str, list[int]] = {}
    for number, name in enumerate(written if isinstance(written, list) else []):
        if isinstance(name, str):
            places.setdefault(name.strip(), []).append(number)
    found: list[Credit] = []
    for name in names:
        numbers = places.get(name, [])
        number = numbers.pop(0) if len(numbers) > 1 else numbers[0]
        found.append(Credit(typeset(name), document.place((*path, number))))
    return tuple(found)


def picture_at(
    path: Path,
    fields: PictureFields | None,
    document: Document,
    reader: ProseReader,
    desk: PictureDesk,
) -> Picture | None:
    """The picture described at a path."""
    if fields is None:
        return None
    return desk.picture(
        fields.src,
        document.place((*path, "src")),
        alt=plain_words(fields.alt) or "",
        caption=prose_at((*path, "caption"), fields.caption, document, reader),
        credit=plain_words(fields.credit),
        credit_place=document.written((*path, "credit")),
        focus=fields.focus,
        alt_place=document.written((*path, "alt")),
    )
