"""magazine.yaml"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import BarcodeWish, Editor, HouseStyle, Magazine, PressTerms, Section
from hm.model.policy import Setting
from hm.read.faults import Faults
from hm.read.fields import list_of_words, plain_words, prose_at
from hm.read.find import MAGAZINE_FILE
from hm.read.ignores import yaml_ignores
from hm.read.profile import profile_at
from hm.read.prose import ProseReader
from hm.read.schema import OFF, STYLE_FORMS, MagazineFields, PressFields, StyleFields
from hm.read.source import load
from hm.read.typography import typeset
from hm.read.validate import validate
from hm.read.yaml_tree import Document, read_yaml


def read(root: Path) -> tuple[Magazine | None, list[Diagnostic]]:
    """The magazine of a root folder, and what is wrong with its magazine.yaml."""
    faults = Faults()
    magazine = _read(root.resolve(), faults)
    return magazine, list(faults.sorted())


def _read(root: Path, faults: Faults) -> Magazine | None:
    source = load(root / MAGAZINE_FILE, MAGAZINE_FILE, faults)
    document = read_yaml(source, 0, len(source.text), faults) if source else None
    if document is None:
        return None
    fields = validate(MagazineFields, document, faults, {"title": "Untitled"})
    if fields is None:
        return None
    style = fields.style
    editor = fields.editor
    return Magazine(
        title=typeset(fields.title),
        publisher=plain_words(fields.publisher),
        address=list_of_words(fields.address),
        issn=fields.issn,
        language=fields.language,
        editor=Editor(typeset(editor.name), editor.email) if editor else None,
        site=fields.site,
        about=prose_at(("about",), fields.about, document, ProseReader(faults)),
        sections=tuple(
            Section(key, typeset(section.title), plain_words(section.strap))
            for key, section in (fields.sections or {}).items()
        ),
        style=_style(style) if style else HouseStyle(),
        root=root,
        places=document.places(),
        checks=tuple(_settings(fields.checks or {}, document)),
        ignores=tuple(yaml_ignores(document, 0, len(source.text))) if source else (),
        barcode=BarcodeWish(fields.barcode.variant, fields.barcode.place)
        if fields.barcode
        else None,
        press=_press(root, fields.press or PressFields(), document, faults),
        text=source.text if source else "",
    )


def _style(fields: StyleFields) -> HouseStyle:
    # The words are compared with words as they are read, so their apostrophes are curled too.
    forms = {key: getattr(fields, key) for key in STYLE_FORMS}
    return HouseStyle(
        end_sign=fields.end_sign,
        small_caps=fields.small_caps,
        words=tuple(typeset(word) for word in fields.words or ()),
        known_abbreviations=tuple(typeset(word) for word in fields.known_abbreviations or ()),
        banned=tuple(
            (typeset(word), typeset(remedy or "")) for word, remedy in (fields.banned or {}).items()
        ),
        preferred=tuple(
            (typeset(wrong), typeset(right)) for wrong, right in (fields.preferred or {}).items()
        ),
        numbers=fields.numbers,
        **forms,
    )


def _press(root: Path, fields: PressFields, document: Document, faults: Faults) -> PressTerms:
    profile = fields.profile
    if profile is not None:
        profile = profile_at(root, profile, document.places()["press.profile"], faults)
    return PressTerms(profile, fields.intent, fields.ink, fields.bars)


def _settings(written: dict[str, str], document: Document) -> Iterator[Setting]:
    for rule, severity in written.items():
        place = document.key_place(("checks", rule))
        yield Setting(rule, None if severity == OFF else Severity(severity), place)
