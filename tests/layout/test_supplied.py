"""Supplied advertisements: where each lands in both PDFs, and what is said of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from PIL.ImageCms import ImageCmsProfile, createProfile
from weasyprint import HTML

from tests.layout.artwork import (
    BEYOND,
    BLACK,
    BLUE,
    CORNER,
    GREEN,
    GROUND,
    RED,
    Page,
    supplied,
)
from tests.layout.small import Built, Small

WHITE = (255, 255, 255)
SLUG = 10
"""Millimetres from the bleed to the edge of the print PDF's sheet."""
RULES = ("wrong-ad-size", "ad-without-bleed", "ad-page-count", "unreadable-file", "engine-warning")


@dataclass(frozen=True)
class Case:
    """An advertisement on one folio, and what is expected of it."""

    files: dict[str, Callable[[], bytes]]
    """By name, in the folder of advertisements; each is an advertisement of its own."""
    said: list[str] = field(default_factory=list)
    """``rule: words`` that the fault's message or remedy must hold."""
    box: tuple[float, float, float, float] = (0, 0, 210, 297)
    """Where its trim lies on the page: left, top, width, height in millimetres."""
    corner: float = CORNER
    """How large the squares in its corners are printed, in millimetres."""
    bleeds: bool = True
    folios: int = 1


def pdf(*pages: Page, **save: object) -> Callable[[], bytes]:
    return lambda: supplied(*pages, **save)


TRIM_BOX = {"BleedBox": 3.0, "TrimBox": 0.0}
NO_BLEED = "ad-without-bleed: has no bleed, where 3 mm are needed"
EXACT = {
    "with a TrimBox, marks around it": Page(around=15, boxes=TRIM_BOX),
    "with a TrimBox in a page of its bleed's size": Page(around=3, boxes={"TrimBox": 0}),
    "without boxes, of the bleed's size": Page(around=3),
    "without boxes, marks around it": Page(around=12),
    "with a TrimBox as large as the page, which tells nothing": Page(
        around=3, boxes={"TrimBox": 3, "BleedBox": 3}
    ),
    "with an ArtBox alone": Page(around=9, boxes={"ArtBox": 0}),
    "with a CropBox alone": Page(around=9, boxes={"CropBox": 0}),
    "with more bleed than is wanted": Page(around=5, boxes={"BleedBox": 5, "TrimBox": 0}),
    "half a millimetre too small": Page(size=(209.5, 296.5), around=6, boxes={"TrimBox": 0}),
    "away from the origin": Page(around=15, boxes=TRIM_BOX, origin=(-100, 200)),
    "turned by 90": Page(around=8, boxes=TRIM_BOX, rotate=90),
    "turned by 180": Page(around=8, boxes=TRIM_BOX, rotate=180),
    "turned by 270, without boxes": Page(around=3, rotate=270),
    "turned by -90, away from the origin": Page(
        around=8, boxes=TRIM_BOX, rotate=-90, origin=(55, -20)
    ),
    "in larger units": Page(around=8, boxes=TRIM_BOX, unit=2),
}
CASES = {name: Case({"a.pdf": pdf(page)}) for name, page in EXACT.items()} | {
    "without bleed": Case({"a.pdf": pdf(Page())}, [NO_BLEED], bleeds=False),
    "with a BleedBox at the trim": Case(
        {"a.pdf": pdf(Page(around=9, boxes={"BleedBox": 0, "TrimBox": 0}))},
        [NO_BLEED],
        bleeds=False,
    ),
    "with too little bleed": Case(
        {"a.pdf": pdf(Page(around=1, boxes={"TrimBox": 0}))},
        ["ad-without-bleed: has a bleed of 1 mm, where 3 mm are needed"],
        bleeds=False,
    ),
    "American letter": Case(
        {"a.pdf": pdf(Page(size=(216, 279)))},
        [
            "wrong-ad-size: not of the size of its page, 210 × 297 mm: it has 216 × 279 mm",
            "wrong-ad-size: 210 × 297 mm trimmed, with 3 mm of bleed; it was scaled to 97%",
        ],
        box=(0, (297 - 279 * 210 / 216) / 2, 210, 279 * 210 / 216),
        corner=CORNER * 210 / 216,
        bleeds=False,
    ),
    "half the size, with bleed": Case(
        {"a.pdf": pdf(Page(size=(148, 210), around=3, boxes=TRIM_BOX))},
        ["wrong-ad-size: it has 148 × 210 mm", "wrong-ad-size: scaled to 141%"],
        box=((210 - 148 * 297 / 210) / 2, 0, 148 * 297 / 210, 297),
        corner=CORNER * 297 / 210,
        bleeds=False,
    ),
    "lying on its side": Case(
        {"a.pdf": pdf(Page(size=(297, 210)))},
        ["wrong-ad-size: it has 297 × 210 mm"],
        box=(0, (297 - 210 * 210 / 297) / 2, 210, 210 * 210 / 297),
        corner=CORNER * 210 / 297,
        bleeds=False,
    ),
    "of more pages than planned": Case(
        {"a.pdf": pdf(Page(around=3), Page(size=(100, 100)))},
        [
            "ad-page-count: has 2 pages, and the flatplan gives it 1 page; "
            "the others are not printed"
        ],
    ),
    "of fewer pages than planned": Case(
        {"a.pdf": pdf(Page(around=3))},
        ["ad-page-count: has 1 page, and the flatplan gives it 2 pages; the rest stays white"],
        folios=2,
    ),
    "of two pages on two": Case(
        {"a.pdf": pdf(Page(around=3), Page(around=6, boxes=TRIM_BOX, rotate=90))}, folios=2
    ),
    "locked against changes only": Case(
        {
            "a.pdf": pdf(
                Page(around=3),
                encryption=pikepdf.Encryption(owner="x", user="", allow=pikepdf.Permissions()),
            )
        }
    ),
}


@pytest.fixture(scope="module")
def built(small_root: Path) -> tuple[Built, dict[str, int]]:
    """All cases in one issue, and on which page each of them begins."""
    small = Small(small_root)
    plan: list[str] = []
    first: dict[str, int] = {}
    for number, (name, case) in enumerate(CASES.items()):
        at = sum(one.folios for one in list(CASES.values())[:number]) + 1
        first[name] = at - 1
        plan.append(
            f"  {at if case.folios == 1 else f'{at}-{at + case.folios - 1}'}: ad-{number}\n"
        )
        put(small, number, case)
    small.issue("flatplan:\n" + "".join(plan))
    return small.build(), first


def put(small: Small, number: int, case: Case) -> None:
    [(name, made)] = case.files.items()
    small.put(f"ads/{number}-{name}", made())
    small.article(
        f"ad-{number}", f"title: Ad\nkind: ad\nad: {{src: ads/{number}-{name}, alt: The sun}}"
    )


def spot(picture: Image.Image, x: float, y: float, dpi: float = 72) -> tuple[int, ...]:
    """The colour at a point, in millimetres from the upper left."""
    found = picture.getpixel((int(x / 25.4 * dpi), int(y / 25.4 * dpi)))
    assert isinstance(found, tuple)
    return found


def near(one: tuple[int, ...], other: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(a - b) < by for a, b in zip(one, other, strict=True))


INKS = 75
"""By how much a channel of a colour may change that is printed in inks and looked at again."""


@pytest.mark.parametrize("name", CASES)
def test_it_stands_where_it_should(name: str, built: tuple[Built, dict[str, int]]) -> None:
    made, first = built
    case = CASES[name]
    left, top, width, height = case.box
    for edition, edge in (("screen", 0), ("print", SLUG + 3)):
        page = made.page(edition, first[name], 144)
        by = INKS if edition == "print" else 6

        def at(x: float, y: float, page: Image.Image = page, edge: float = edge) -> tuple[int, ...]:
            return spot(page, edge + x, edge + y, 144)

        # The squares end where they should, to half a millimetre, so their size is right too.
        near_edge, inside, outside = 0.7, case.corner - 0.7, case.corner + 0.7
        for colour, across, down in (
            (RED, left, top),
            (GREEN, left + width, top),
            (BLUE, left, top + height),
            (BLACK, left + width, top + height),
        ):
            right = 1 if across == left else -1
            under = 1 if down == top else -1
            assert near(at(across + right * near_edge, down + under * near_edge), colour, by)
            assert near(at(across + right * inside, down + under * inside), colour, by)
            assert near(at(across + right * outside, down + under * outside), GROUND, by)
        if top > 3:
            assert at(105, top - 1.5) == at(105, top + height + 1.5) == WHITE
        if left > 3:
            assert at(left - 1.5, 150) == at(left + width + 1.5, 150) == WHITE
        if edition == "print":
            beyond = BEYOND if case.bleeds else WHITE
            for x, y in ((-2, 150), (212, 150), (105, -2), (105, 299)):
                # What has too little bleed shows as much as it has.
                assert near(at(x, y), beyond, by), (x, y)
            for x, y in ((-4, 150), (214, 150), (105, -4), (105, 301)):
                assert at(x, y) == WHITE


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_of_it(name: str, built: tuple[Built, dict[str, int]]) -> None:
    made, _ = built
    number = list(CASES).index(name)
    found = [
        fault
        for fault in made.faults
        if fault.rule in RULES and fault.place.path.endswith(f"/ad-{number}.md")
    ]
    expected = [words.split(": ", 1) for words in CASES[name].said]
    assert {fault.rule for fault in found} == {rule for rule, _ in expected}
    for rule, words in expected:
        assert any(
            words in f"{fault.message}\n{fault.help}" for fault in found if fault.rule == rule
        )
    for fault in found:
        assert fault.place.line == 4
        assert f"ads/{number}-a.pdf" in fault.message


def test_pages_of_one_advertisement_follow_one_another(
    built: tuple[Built, dict[str, int]],
) -> None:
    made, first = built
    for edition, edge in (("screen", 0), ("print", SLUG + 3)):
        page = made.page(edition, first["of two pages on two"] + 1)
        by = INKS if edition == "print" else 6
        assert near(spot(page, edge + 2, edge + 2), RED, by)
        assert near(spot(page, edge + 208, edge + 295), BLACK, by)
        rest = made.page(edition, first["of fewer pages than planned"] + 1)
        assert spot(rest, edge + 100, edge + 100) == WHITE
    number = list(CASES).index("of two pages on two")
    [span] = [span for slug, span in made.laid.articles.items() if slug == f"ad-{number}"]
    assert (span.first, span.last) == (str(first["of two pages on two"] + 1),
                                       str(first["of two pages on two"] + 2))  # fmt: skip


def test_its_words_are_those_of_the_manuscript(built: tuple[Built, dict[str, int]]) -> None:
    made, _ = built
    with pikepdf.open(made.path("screen")) as pdf_:
        told = [
            str(thing.Alt)
            for thing in pdf_.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
    assert told.count("The sun") == len(CASES)
    assert told.count("The sun, page 2") == 1


# Two on a page.


def shared(root: Path, *made: bytes | tuple[str, bytes]) -> Built:
    """Advertisements that share the first page."""
    small = Small(root)
    slugs = [f"ad-{number}" for number in range(len(made))]
    for slug, file in zip(slugs, made, strict=True):
        name, content = file if isinstance(file, tuple) else (f"{slug}.pdf", file)
        small.put(f"ads/{name}", content)
        small.article(slug, f"title: Ad\nkind: ad\nad: {{src: ads/{name}, alt: The sun}}")
    return small.issue(f"flatplan: {{1: [{', '.join(slugs)}]}}\n").build()


def faults(made: Built) -> list[str]:
    return sorted(f"{fault.rule} {fault.message}" for fault in made.faults if fault.rule in RULES)


def test_halves_of_a_page(small_root: Path) -> None:
    half = Page(size=(210, 148.5), around=8, boxes=TRIM_BOX)
    made = shared(small_root, supplied(half), supplied(half))
    assert faults(made) == []
    for edition, edge in (("screen", 0), ("print", SLUG + 3)):
        page = made.page(edition, 0, 144)
        for x, y, colour in (
            (1, 1, RED), (209, 1, GREEN), (1, 147.5, BLUE), (209, 147.5, BLACK),
            (1, 149.5, RED), (209, 149.5, GREEN), (1, 296, BLUE), (209, 296, BLACK),
            # Neither bleeds over the other.
            (105, 147.9, GROUND), (105, 149.1, GROUND),
        ):  # fmt: skip
            assert near(spot(page, edge + x, edge + y, 144), colour, INKS), (x, y)
    page = made.page("print", 0, 144)
    for x, y in ((-2, 70), (212, 70), (-2, 220), (212, 220), (105, -2), (105, 299)):
        assert near(spot(page, 13 + x, 13 + y, 144), BEYOND, INKS)


def test_a_whole_page_is_too_large_for_half(small_root: Path) -> None:
    half = supplied(Page(size=(210, 148.5), around=3))
    made = shared(small_root, supplied(Page(around=3)), half)
    assert faults(made) == [
        "wrong-ad-size ads/ad-0.pdf is not of the size of its part of the page, "
        "210 × 148.5 mm: it has 216 × 303 mm"
    ]


# Pictures.


def painted(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    picture = Image.new("RGB", size, GROUND)
    side = size[0] // 20
    for colour, x, y in (
        (RED, 0, 0),
        (GREEN, size[0] - side, 0),
        (BLUE, 0, size[1] - side),
        (BLACK, size[0] - side, size[1] - side),
    ):
        picture.paste(colour, (x, y, x + side, y + side))
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("size", "box", "said"),
    [
        ((1080, 1515), (-3, -3, 216, 303), []),
        ((1050, 1485), (0, 0, 210, 297), ["ad-without-bleed"]),
        ((1240, 1754), (0, 0, 210, 297), ["ad-without-bleed"]),
        ((1000, 1000), (0, 43.5, 210, 210), ["wrong-ad-size"]),
        ((400, 800), (30.75, 0, 148.5, 297), ["wrong-ad-size"]),
    ],
)
def test_a_picture_is_never_stretched(
    size: tuple[int, int],
    box: tuple[float, float, float, float],
    said: list[str],
    small_root: Path,
) -> None:
    made = shared(small_root, ("ad.png", painted(size)))
    assert [fault.partition(" ")[0] for fault in faults(made)] == said
    page = made.page("print", 0, 144)
    left, top, width, height = box
    for colour, across, down in (
        (RED, left + 2, top + 2),
        (GREEN, left + width - 2, top + 2),
        (BLUE, left + 2, top + height - 2),
        (BLACK, left + width - 2, top + height - 2),
    ):
        assert near(spot(page, 13 + across, 13 + down, 144), colour, INKS)
    assert spot(page, 13 + left - 1.5, 150, 144) == WHITE
    assert spot(page, 100, 13 + top - 1.5, 144) == WHITE


def test_the_shape_of_a_picture_is_told_in_pixels(small_root: Path) -> None:
    made = shared(small_root, ("ad.png", painted((1000, 1000))))
    [fault] = made.said("wrong-ad-size")
    assert "ads/ad.png has not the shape of its page, 210 × 297 mm" in fault.message
    assert "it has 1000 × 1000 pixels" in fault.message
    assert "with 3 mm of bleed" in str(fault.help)


# What a PDF brings along.


def test_tags_and_hidden_layers_stay_behind(small_root: Path) -> None:
    tagged = HTML(
        string="<title>Ad</title><html lang=en><style>@page { size: 216mm 303mm; margin: 30mm }"
        "</style><h1>Sunrise</h1><p>Every <em>day</em>.</p>"
    ).write_pdf(pdf_variant="pdf/ua-1")
    pdf_ = pikepdf.open(io.BytesIO(tagged))
    layers = [pdf_.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("on", "off")]
    pdf_.Root.OCProperties = Dictionary(
        OCGs=Array(layers), D=Dictionary(OFF=Array([layers[1]]), ON=Array([layers[0]]))
    )
    page = pdf_.pages[0]
    page.Resources.Properties = Dictionary(On=layers[0], Off=layers[1])
    hidden = pdf_.make_stream(
        b"0 0 1 rg 0 0 999 999 re f", Type=Name.XObject, Subtype=Name.Form, OC=layers[1],
        BBox=Array([0, 0, 999, 999]),
    )  # fmt: skip
    page.add_resource(hidden, Name.XObject, Name.Hidden)
    page.contents_add(
        b"q /OC /On BDC 0 1 0 rg 0 0 40 40 re f EMC /OC /Off BDC 1 0 0 rg 200 0 40 40 re f EMC "
        b"/Hidden Do Q",
        prepend=True,
    )
    file = io.BytesIO()
    pdf_.save(file)
    made = shared(small_root, file.getvalue())
    assert faults(made) == []
    for edition, edge in (("screen", 0), ("print", SLUG + 3)):
        picture = made.page(edition)
        by = 160 if edition == "print" else 6
        assert near(spot(picture, edge + 5, edge + 292), (0, 255, 0), by)
        assert spot(picture, edge + 72, edge + 292) == WHITE
        assert spot(picture, edge + 150, edge + 150) == WHITE
        with pikepdf.open(made.path(edition)) as whole:
            [form] = [part for part in _forms(whole.pages[0]) if "/HmSupplied" in part]
            for inner in (form, *_forms(form)):
                words = inner.read_bytes()
                assert b"BDC" not in words
                assert b"BMC" not in words
                assert not {"/StructParents", "/StructParent", "/OC"} & set(inner.keys())
            assert b"Tj" in form.read_bytes() or b"TJ" in form.read_bytes()


def test_its_inks_are_its_makers_and_its_rgb_goes_to_press(small_root: Path) -> None:
    made = shared(small_root, supplied(Page(around=3)))
    with pikepdf.open(made.path("screen")) as whole:
        [form] = [part for part in _forms(whole.pages[0]) if "/HmSupplied" in part]
        assert form.read_bytes().count(b" rg") == 6
    with pikepdf.open(made.path("print")) as whole:
        [form] = [part for part in _forms(whole.pages[0]) if "/HmSupplied" in part]
        assert b" rg" not in form.read_bytes()
        assert form.read_bytes().count(b" k\n") == 6


def test_every_kind_of_rgb_in_it_goes_to_press(small_root: Path) -> None:
    pdf_ = pikepdf.open(io.BytesIO(supplied(Page(around=3))))
    page = pdf_.pages[0]
    srgb = pdf_.make_stream(ImageCmsProfile(createProfile("sRGB")).tobytes(), N=3)
    own = Array([Name.ICCBased, srgb])
    page.Resources.ColorSpace = Dictionary(
        Own=own,
        Spot=Array(
            [
                *(Name.Separation, Name.Gold, Name.DeviceCMYK),
                Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 0.2, 0.8, 0.2], N=1),
            ]
        ),
    )
    ends = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    samples = pdf_.make_stream(
        bytes((255, 0, 0, 0, 255, 0)), FunctionType=0, Domain=[0, 1], Range=[0, 1] * 3,
        Size=[2], BitsPerSample=8,
    )  # fmt: skip
    page.Resources.Shading = Dictionary(
        {
            f"/{name}": Dictionary(
                ShadingType=2, ColorSpace=space, Coords=[0, 0, 99, 99], Function=function
            )
            for name, space, function in (("A", Name.DeviceRGB, ends), ("B", own, samples))
        }
    )
    pixels = pdf_.make_stream(
        bytes((255, 0, 0) * 4), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2,
        ColorSpace=own, BitsPerComponent=8,
    )  # fmt: skip
    page.add_resource(pixels, Name.XObject, Name.Pixels)
    group = pdf_.make_stream(
        b"/Own CS 1 0 0 SC 0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form,
        BBox=[0, 0, 99, 99], Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB),
        Resources=Dictionary(ColorSpace=Dictionary(Own=own)),
    )  # fmt: skip
    page.add_resource(group, Name.XObject, Name.Grouped)
    page.contents_add(
        b"q .1 .2 .3 .4 k /Own cs 1 0 0 sc 9 9 9 9 re f /Spot cs .5 scn 9 9 9 9 re f "
        b"q 50 0 0 50 0 0 cm /Pixels Do Q /A sh /B sh /Grouped Do Q"
    )
    file = io.BytesIO()
    pdf_.save(file)
    made = shared(small_root, file.getvalue())
    with pikepdf.open(made.path("print")) as whole:
        [form] = [part for part in _forms(whole.pages[0]) if "/HmSupplied" in part]
        words = form.read_bytes()
        assert b".1 .2 .3 .4 k" in words
        assert b"/DeviceCMYK cs" in words
        assert b"/Spot cs\n.5 scn" in words
        assert b"/Own" not in words
        resources = form.Resources
        for shading in resources.Shading.values():
            assert shading.ColorSpace == Name.DeviceCMYK
        assert len(resources.Shading.A.Function.C0) == 4
        assert len(resources.Shading.B.Function.read_bytes()) == 8
        assert resources.XObject.Pixels.ColorSpace == Name.DeviceCMYK
        assert len(resources.XObject.Pixels.read_bytes()) == 16
        assert Name.DeviceCMYK == resources.XObject.Grouped.Group.CS
        stroke = resources.XObject.Grouped.read_bytes()
        assert b" K\n" in stroke
        assert b"/Own" not in stroke


def _forms(holder: pikepdf.Page | pikepdf.Object) -> list[pikepdf.Object]:
    resources = holder.get("/Resources", Dictionary())
    found = [
        part
        for part in resources.get("/XObject", Dictionary()).values()
        if part.get("/Subtype") == Name.Form
    ]
    return found + [inner for part in found for inner in _forms(part)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Sunrise, all day", "is not a PDF"),
        (b"%PDF-1.7\nand no more of it", "is damaged"),
        (supplied(Page(around=3))[:120], "is damaged"),
        (supplied(), "is a PDF without pages"),
        (supplied(Page(around=3), encryption=pikepdf.Encryption(user="x", owner="x")),
         "opens with a password only"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_leaves_its_page_white(
    content: bytes, words: str, small_root: Path
) -> None:
    made = shared(small_root, content)
    [fault] = made.said("unreadable-file")
    assert f"ads/ad-0.pdf {words}" in fault.message
    assert fault.place.line == 4
    colours = made.page("screen").getcolors() or []
    assert [colour for _, colour in colours] == [WHITE]
