"""Pictures in the print PDF: in its inks, fine enough, and the same from the cache."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name, Object
from PIL import Image
from PIL.ImageCms import ImageCmsProfile, createProfile
from weasyprint import HTML

from hm.editions import print as print_edition
from hm.editions.profile import SHIPPED, PressProfile
from hm.model.sheet import Laid
from tests.editions.conftest import PAGE, ROOT, Built

ORANGE = (236, 121, 33)
PROFILE = PressProfile((ROOT / SHIPPED).read_bytes(), "")


def file(picture: Image.Image, kind: str, **options: object) -> str:
    """A picture as an address that holds it."""
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(made.getvalue()).decode()}"


@dataclass(frozen=True)
class Printed:
    """The pictures of a page, from left to right, and how the page looks."""

    pdf: pikepdf.Pdf
    pictures: list[Object]
    sheet: Image.Image

    def colour(self, number: int) -> tuple[int, ...]:
        """What the middle of a picture, 30 mm wide and high, looks like."""
        x, y = 13 + 20 + 15 + number * 40, 13 + 20 + 15
        found = self.sheet.getpixel((round(x / 25.4 * 72), round(y / 25.4 * 72)))
        assert isinstance(found, tuple)
        return found


def printed(built: Built, tmp_path: Path, *addresses: str) -> Printed:
    """The print PDF of a first page with these pictures, each 30 mm wide and high."""
    body = "".join(
        f'<img alt="." src="{address}" style="position: absolute; left: {number * 40}mm; top: 0; '
        'width: 30mm; height: 30mm">'
        for number, address in enumerate(addresses)
    )
    path = tmp_path / "pictures.pdf"
    HTML(string=PAGE + body, base_url=f"{ROOT}/styles/").write_pdf(path, pdf_variant="pdf/ua-1")
    first = replace(built.laid.runs[0], fragment=path)
    laid = Laid((first, *built.laid.runs[1:]))
    (made,) = print_edition.write(built.issue, laid, built.house, tmp_path)
    pdf = pikepdf.open(made)
    drawn = [
        str(step.operands[0])
        for step in pikepdf.parse_content_stream(pdf.pages[0])
        if str(step.operator) == "Do" and str(step.operands[0]) != "/hm-marks"
    ]
    document = pypdfium2.PdfDocument(made)
    sheet = document[0].render().to_pil().convert("RGB")
    document.close()
    return Printed(pdf, [pdf.pages[0].Resources.XObject[name] for name in drawn], sheet)


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(one, other, strict=True))


def test_rgb_comes_out_in_inks_of_the_profile(built: Built, tmp_path: Path) -> None:
    plain = Image.new("RGB", (60, 60), ORANGE)
    page = printed(built, tmp_path, file(plain, "JPEG"), file(plain, "PNG"))
    for number, picture in enumerate(page.pictures):
        assert picture.ColorSpace == Name.DeviceCMYK
        assert "/Decode" not in picture
        assert near(page.colour(number), ORANGE)
    png = page.pictures[1].read_bytes()
    assert [level / 255 for level in png[:4]] == pytest.approx(PROFILE.ink(*ORANGE), abs=0.01)


def test_its_own_profile_is_heard(built: Built, tmp_path: Path) -> None:
    # In a space like Lab’s inks of light the same numbers are another colour.
    lab = Image.new("RGB", (60, 60), ORANGE)
    own = ImageCmsProfile(createProfile("sRGB")).tobytes()
    wide = own.replace(b"rXYZ", b"tmpX").replace(b"bXYZ", b"rXYZ").replace(b"tmpX", b"bXYZ")
    told = file(lab, "JPEG", icc_profile=wide)
    page = printed(built, tmp_path, file(lab, "JPEG"), told)
    assert near(page.colour(0), ORANGE)
    red, green, blue = page.colour(1)
    assert near((blue, green, red), ORANGE) or blue > red


def test_no_finer_than_300_dpi(built: Built, tmp_path: Path) -> None:
    fine = Image.effect_noise((1200, 900), 60).convert("RGB")
    coarse = Image.new("RGB", (200, 200), ORANGE)
    grey = Image.effect_noise((1000, 1000), 60)
    page = printed(built, tmp_path, *(file(one, "JPEG") for one in (fine, coarse, grey)))
    sizes = [(int(one.Width), int(one.Height)) for one in page.pictures]
    assert sizes == [(354, 354), (200, 200), (354, 354)]
    assert page.pictures[2].ColorSpace == Name.DeviceGray
    assert str(page.pictures[0].Filter) == "/DCTDecode"


def test_soft_masks_stay(built: Built, tmp_path: Path) -> None:
    picture = Image.new("RGBA", (60, 60), (*ORANGE, 0))
    picture.paste((*ORANGE, 255), (20, 20, 60, 60))
    page = printed(built, tmp_path, file(picture, "PNG"))
    (made,) = page.pictures
    assert made.ColorSpace == Name.DeviceCMYK
    assert made.SMask.ColorSpace == Name.DeviceGray
    assert near(page.colour(0), ORANGE)
    corner = page.sheet.getpixel((round(35 / 25.4 * 72), round(35 / 25.4 * 72)))
    assert corner == (255, 255, 255)


def test_inks_stay_what_they_are(built: Built, tmp_path: Path) -> None:
    inks = Image.new("CMYK", (60, 60), (255, 0, 0, 0))
    fine = Image.new("CMYK", (900, 900), (255, 0, 0, 0))
    page = printed(built, tmp_path, file(inks, "JPEG", quality=95), file(fine, "JPEG", quality=95))
    assert [int(one.Width) for one in page.pictures] == [60, 354]
    for number in (0, 1):
        red, green, blue = page.colour(number)
        assert red < 60
        assert green > 120
        assert blue > 180


def test_the_same_from_the_cache(built: Built, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HM_CACHE", str(tmp_path / "cache"))
    address = file(Image.effect_noise((700, 700), 60).convert("RGB"), "JPEG")
    name = "issue-7-print.pdf"
    printed(built, tmp_path, address)
    cold = (tmp_path / name).read_bytes()
    kept = sorted((tmp_path / "cache" / "print").iterdir())
    assert len(kept) == 2 + len(built.laid.runs)  # picture and profile, and the runs with them
    printed(built, tmp_path, address)
    assert (tmp_path / name).read_bytes() == cold
    for path in kept:
        path.write_bytes(b"nonsense")
    printed(built, tmp_path, address)
    assert (tmp_path / name).read_bytes() == cold


def test_a_profile_of_the_magazine_is_printed_with(built: Built, tmp_path: Path) -> None:
    root = tmp_path / "magazine"
    (root / "profiles").mkdir(parents=True)
    data = (ROOT / SHIPPED).read_bytes().replace(b"ISO Coated v2 300%", b"The printer's own.")
    (root / "profiles/own.icc").write_bytes(data)
    terms = replace(built.issue.magazine.press, profile="profiles/own.icc")
    for intent, condition, registry in (
        (None, "The printer's own. (basICColor)", None),
        ("FOGRA51", "FOGRA51", "http://www.color.org"),
    ):
        magazine = replace(built.issue.magazine, root=root, press=replace(terms, intent=intent))
        issue = replace(built.issue, magazine=magazine)
        (path,) = print_edition.write(issue, built.laid, built.house, tmp_path)
        with pikepdf.open(path) as pdf:
            (made,) = pdf.Root.OutputIntents
            assert made.DestOutputProfile.read_bytes() == data
            assert str(made.OutputConditionIdentifier) == condition
            assert (str(made.RegistryName) if "/RegistryName" in made else None) == registry
