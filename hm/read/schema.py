"""What may stand in magazine.yaml, issue.yaml and the front matter of a manuscript.

The models say which keys there are and of what type; what a fault means to an editor is
said in ``validate.py``. All scalars come as strings, for YAML does not guess types here.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from hm.model.article import Kind
from hm.model.diagnostic import Severity
from hm.model.picture import Focus
from hm.read.focus import REMEDY, no_focus, read_focus
from hm.read.near import listed
from hm.read.yaml_tree import PlainScalar

FAULT = "hm"
"""The type of the errors whose message and remedy are ours."""

OFF = "off"
"""What ``checks`` gives a rule, and ``style`` a form, that nobody wants to hear of."""
CHECK_LEVELS = (*(str(severity) for severity in Severity), OFF)

STYLE_FORMS: dict[str, tuple[str, ...]] = {
    "spelling": ("en-GB", "en-GB-oxendict"),
    "dash": ("—", " — ", "–"),
    "quotes": ("double", "single"),
    "per_cent": ("%", "per cent"),
    "dates": ("1 April 2024", "1st April 2024", "April 1, 2024"),
    "ranges": ("–", "-"),
    "years": ("2024–25", "2024–2025"),
    "decades": ("1990s", "’90s"),
    "titles": ("Dr", "Dr."),
    "ellipses": ("…", "… ", " …", " … ", "...", "... ", " ...", " ... "),
    "money": ("£5m", "£5 million"),
    "times": ("9.30am", "9.30 am", "9:30am", "9:30 am", "09.30", "09:30"),
    "addresses": ("bare", "www"),
    "serial_comma": ("always", "never"),
    "quoted_comma": ("inside", "outside"),
    "slashes": ("/", " / "),
    "captions": ("stop", "open"),
    "headings": ("sentence", "title"),
}
"""What the keys of ``style`` that set a form can be, besides off."""

_DATED = "Write it as year-month-day: 2025-03-21."


def fault(message: str, remedy: str) -> PydanticCustomError:
    """An error in our own words. Braces in them are the author's, not placeholders."""
    return PydanticCustomError(FAULT, "{message}", {"message": message, "remedy": remedy})


def _blank_to_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _iso_date(value: Any) -> Any:
    if not isinstance(value, str):
        raise fault("this should be a date", _DATED)
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
            raise ValueError
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise fault(f"‘{value}’ is not a date", _DATED) from None


def _count(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,6}", value.strip()):
        raise fault("this should be a whole number", "Write it in digits, such as 63.")
    return int(value)


def _year(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[12][0-9]{3}", value.strip()):
        raise fault("this should be a year", "Write it in four digits, such as 2025.")
    return int(value)


def _letters(value: Any) -> Any:
    if value is None or value == "false":
        return 0
    if isinstance(value, str) and re.fullmatch(r"[2-9]|1[0-9]", value.strip()):
        return int(value)
    raise fault(
        "‘small_caps’ takes a number of letters, from 2 to 19",
        "Write from how many capitals in a row text has small ones, such as 4, or leave it out.",
    )


def _truth(value: Any) -> Any:
    if isinstance(value, str) and value.lower() in ("true", "false", "yes", "no"):
        return value.lower() in ("true", "yes")
    raise fault("this should be true or false", "Write one or the other.")


def _contents_line(value: Any) -> Any:
    if isinstance(value, PlainScalar):
        if value.lower() in ("false", "no", "off"):
            return False
        if value.lower() in ("true", "yes", "on"):
            raise fault(
                "‘contents’ takes a line of words, or false",
                "Write the line, or leave the key out: the title then serves.",
            )
    elif value is not None and not isinstance(value, str):
        raise fault("this should be one line of words", "Write the line after the colon.")
    return _blank_to_none(value)


def _authors(value: Any) -> Any:
    if isinstance(value, str):
        raise fault(
            "this should be a list of names", f"Put brackets around them: [{value.strip()}]."
        )
    return value


def _check_level(value: Any) -> Any:
    word = value.strip().lower() if isinstance(value, str) else None
    if word in CHECK_LEVELS:
        return word
    what = f"‘{value}’ is not a severity" if isinstance(value, str) else "this should be a severity"
    raise fault(what, "Write error, warning, hint or off.")


def _barcode(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return {} if _truth(value) else None


def _variant(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{2}", value.strip()):
        raise fault(
            "the variant of a barcode is two digits", "Write 00, or what the distributor says."
        )
    return value.strip()


def _ink(value: Any) -> Any:
    written = value.strip().removesuffix("%").strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"[0-9]{3}", written) or not 100 <= int(written) <= 400:
        raise fault(
            "the most ink is a number of per cent from 100 to 400",
            "Write the printer’s total area coverage, such as 300.",
        )
    return int(written)


def _form(value: Any, info: ValidationInfo) -> Any:
    key = str(info.field_name)
    if value is None:
        return None
    forms = STYLE_FORMS[key]
    every = listed([*(f"‘{form}’" for form in forms), "‘off’"])
    if not isinstance(value, str):
        raise fault(f"‘{key}’ takes one of its forms", f"Write {every}.")
    if value.strip() == OFF:
        return OFF
    written = value.replace("'", "’")
    found = next((form for form in forms if form == written), None) or next(
        (form for form in forms if form == written.strip()), None
    )
    if found is None:
        raise fault(f"‘{value}’ is not a way that ‘{key}’ can be set", f"It can be {every}.")
    return found


def _largest_word(value: Any) -> Any:
    if value is None:
        return None
    written = value.strip() if isinstance(value, str) else ""
    if written == OFF:
        return 0
    if not re.fullmatch(r"[1-9][0-9]?|100", written):
        raise fault(
            "‘numbers’ takes the largest number that is written as a word",
            "Write it in digits, such as 10: “ten” and “11”. It can be off.",
        )
    return int(written)


def _banned(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return dict.fromkeys(value)
    return value


def _picture(value: Any) -> Any:
    if isinstance(value, str):
        raise fault(
            "the name of the file is not enough here",
            f"Write it as {{src: {value.strip()}, alt: what it shows}}.",
        )
    return value


def _focus(value: Any) -> Any:
    if value is None:
        return None
    if not isinstance(value, str):
        raise fault("this should be a point of the picture", REMEDY)
    point = read_focus(value)
    if point is None:
        raise fault(no_focus(value), REMEDY)
    return point


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
MaybeWords = Annotated[Words | None, BeforeValidator(_blank_to_none)]
Alt = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Date = Annotated[dt.date, BeforeValidator(_iso_date)]
MaybeDate = Annotated[
    dt.date | None, BeforeValidator(lambda value: None if value is None else _iso_date(value))
]
CheckLevel = Annotated[str, BeforeValidator(_check_level)]
Form = Annotated[str | None, BeforeValidator(_form)]
FocalPoint = Annotated[Focus | None, BeforeValidator(_focus)]
Truth = Annotated[bool, BeforeValidator(_truth)]
ContentsLine = Annotated[str | bool | None, BeforeValidator(_contents_line)]
Names = Annotated[list[Words], BeforeValidator(_authors)]


class Strict(BaseModel):
    """A mapping that takes no other keys than those named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PictureFields(Strict):
    """A picture named in front matter."""

    src: Words
    alt: Alt = ""
    caption: MaybeWords = None
    credit: MaybeWords = None
    focus: FocalPoint = None


class AdFields(Strict):
    """An advertisement supplied as a file."""

    src: Words
    alt: Alt = ""


class EventFields(Strict):
    """A date on the noticeboard."""

    date: MaybeDate = None
    from_: MaybeDate = Field(None, alias="from")
    to: MaybeDate = None
    title: Words
    venue: MaybeWords = None
    text: MaybeWords = None
    link: MaybeWords = None
    later: Truth = False

    @model_validator(mode="after")
    def _dated(self) -> EventFields:
        if self.date and (self.from_ or self.to):
            raise fault(
                "an event has either a ‘date’ or ‘from’ and ‘to’, not both",
                "Keep one or the other.",
            )
        if not self.date and not (self.from_ and self.to):
            raise fault(
                "an event needs either a ‘date’ or ‘from’ and ‘to’",
                "Add a line such as date: 2025-03-21.",
            )
        if self.from_ and self.to and self.to < self.from_:
            raise fault("the event ends before it begins", "Correct ‘from’ or ‘to’.")
        return self


class ArticleFields(Strict):
    """The front matter of a manuscript."""

    title: MaybeWords = None
    kind: Kind
    section: MaybeWords = None
    label: MaybeWords = None
    authors: Names | None = None
    standfirst: MaybeWords = None
    contents: ContentsLine = None
    bio: MaybeWords = None
    note: MaybeWords = None
    image: Annotated[PictureFields | None, BeforeValidator(_picture)] = None
    events: list[EventFields] | None = None
    ad: Annotated[AdFields | None, BeforeValidator(_picture)] = None


class CoverLineFields(Strict):
    """A line on the cover."""

    title: Words
    text: MaybeWords = None
    article: MaybeWords = None


class CoverFields(Strict):
    """The front cover."""

    image: MaybeWords = None
    alt: Alt = ""
    credit: MaybeWords = None
    focus: FocalPoint = None
    kicker: MaybeWords = None
    headline: MaybeWords = None
    points: list[Words] | None = None
    text: MaybeWords = None
    article: MaybeWords = None
    tagline: MaybeWords = None
    lines: list[CoverLineFields] | None = None


class MastheadFields(Strict):
    """The masthead's own lines of one issue."""

    design: MaybeWords = None
    printer: MaybeWords = None
    copyright: MaybeWords = None
    opinions: MaybeWords = None
    address: list[Words] | None = None
    about: MaybeWords = None


class IssueFields(Strict):
    """issue.yaml; its flatplan is parsed in ``flatplan.py``."""

    number: Annotated[int, BeforeValidator(_count)]
    season: Literal["spring", "summer", "autumn", "winter"]
    year: Annotated[int, BeforeValidator(_year)]
    published: MaybeDate = None
    cover: CoverFields | None = None
    contributors: Names | None = None
    masthead: MastheadFields | None = None
    flatplan: dict[str, Any]


class SectionFields(Strict):
    """A section of the magazine."""

    title: Words
    strap: MaybeWords = None


class EditorFields(Strict):
    """Who edits the magazine."""

    name: Words
    email: MaybeWords = None


class StyleFields(Strict):
    """House style."""

    end_sign: Words = "//"
    small_caps: Annotated[int, BeforeValidator(_letters)] = 0
    spelling: Form = None
    dash: Form = None
    quotes: Form = None
    quoted_comma: Form = None
    ellipses: Form = None
    serial_comma: Form = None
    per_cent: Form = None
    numbers: Annotated[int | None, BeforeValidator(_largest_word)] = None
    money: Form = None
    dates: Form = None
    times: Form = None
    ranges: Form = None
    years: Form = None
    decades: Form = None
    titles: Form = None
    addresses: Form = None
    slashes: Form = None
    captions: Form = None
    headings: Form = None
    words: list[Words] | None = None
    known_abbreviations: list[Words] | None = None
    banned: Annotated[dict[str, MaybeWords] | None, BeforeValidator(_banned)] = None
    preferred: dict[str, Words] | None = None


class BarcodeFields(Strict):
    """The barcode on the cover."""

    variant: Annotated[str, BeforeValidator(_variant)] = "00"
    place: Literal["bottom-right", "bottom-left"] = "bottom-right"


class PressFields(Strict):
    """The printer's terms."""

    profile: MaybeWords = None
    intent: MaybeWords = None
    ink: Annotated[int, BeforeValidator(_ink)] = 300
    bars: Truth = False


class MagazineFields(Strict):
    """magazine.yaml"""

    title: Words
    publisher: MaybeWords = None
    address: list[Words] | None = None
    issn: MaybeWords = None
    barcode: Annotated[BarcodeFields | None, BeforeValidator(_barcode)] = None
    language: Words = "en-GB"
    editor: EditorFields | None = None
    site: MaybeWords = None
    about: MaybeWords = None
    sections: dict[str, SectionFields] | None = None
    style: StyleFields | None = None
    press: PressFields | None = None
    checks: dict[str, CheckLevel] | None = None
