"""The dummy: which page stands where, how large, and that it folds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array

from hm.cli import run

MM = 72 / 25.4


@pytest.fixture
def issue(fit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A magazine with a built issue of its own; one stands in it."""
    root = tmp_path / "magazine"
    shutil.copytree(fit, root)
    monkeypatch.chdir(root)
    return root


def dummy(issue: Path) -> Path:
    return issue / "build" / "issue-1" / "issue-1-dummy.pdf"


def pages(issue: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    path = issue / "build" / "issue-1" / "issue-1-print.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)


def spreads(path: Path) -> list[list[str]]:
    """On each side of the sheets, the pages from left to right."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            placed = []
            matrix: list[float] = []
            for one in pikepdf.parse_content_stream(page):
                if str(one.operator) == "cm":
                    matrix = [float(n) for n in one.operands]
                elif str(one.operator) == "Do":
                    placed.append((matrix[4], str(one.operands[0]).removeprefix("/P")))
            found.append([name for _, name in sorted(placed)])
    return found


def matrices(path: Path, side: int) -> list[list[float]]:
    """How the two pages of a side are placed."""
    found = []
    matrix: list[float] = []
    with pikepdf.open(path) as pdf:
        for one in pikepdf.parse_content_stream(pdf.pages[side]):
            if str(one.operator) == "cm":
                matrix = [float(n) for n in one.operands]
            elif str(one.operator) == "Do":
                found.append(matrix)
    return found


def test_eight_pages_on_two_sheets(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impose", "1"]) == 0
    assert spreads(dummy(issue)) == [["8", "1"], ["2", "7"], ["6", "3"], ["4", "5"]]
    said = capsys.readouterr().out
    assert "build/issue-1/issue-1-dummy.pdf: 2 sheets, at 92.6 % of the size" in said
    assert "turned over the short edge" in said


def test_blank_pages_stand_before_the_last_leaf(
    issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def shorten(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[3]

    pages(issue, shorten)
    assert run(["impose", "1"]) == 0
    assert spreads(dummy(issue)) == [["7", "1"], ["2", "6"], ["3"], ["4", "5"]]
    assert "2 sheets, 1 blank page, at" in capsys.readouterr().out


def test_the_pages_meet_at_the_fold_and_keep_within_the_sheet(issue: Path) -> None:
    assert run(["impose", "1"]) == 0
    with pikepdf.open(dummy(issue)) as pdf:
        for page in pdf.pages:
            assert [float(n) for n in page.mediabox] == pytest.approx(
                [0, 0, 420 * MM, 297 * MM], abs=0.01
            )
            assert page.obj.Group.CS == "/DeviceCMYK"
        assert "/OutputIntents" in pdf.Root
    left, right = matrices(dummy(issue), 0)
    scale = left[0]
    assert scale == right[0] == left[3]
    assert left[4] + 210 * MM * scale == pytest.approx(210 * MM, abs=0.01)
    assert right[4] == pytest.approx(210 * MM, abs=0.01)
    assert left[4] >= 10 * MM
    assert left[5] >= 10 * MM


def test_a_larger_sheet_takes_pages_in_full_size(
    issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for size in ("SRA3", "sra3", "450x320", "320 × 450 mm"):
        assert run(["impose", "1", "--sheet", size]) == 0
        assert "2 sheets, in full size" in capsys.readouterr().out
        assert matrices(dummy(issue), 0)[0][0] == 1
        with pikepdf.open(dummy(issue)) as pdf:
            assert [float(n) for n in pdf.pages[0].mediabox][2:] == pytest.approx(
                [450 * MM, 320 * MM], abs=0.01
            )


def test_inner_sheets_creep_towards_the_fold(issue: Path) -> None:
    assert run(["impose", "1", "--sheet", "SRA3", "--paper", "0.5mm"]) == 0
    fold = 225 * MM
    for side, creep in ((0, 0), (1, 0), (2, 0.5), (3, 0.5)):
        left, right = matrices(dummy(issue), side)
        assert left[4] + 210 * MM == pytest.approx(fold + creep * MM, abs=0.01)
        assert right[4] == pytest.approx(fold - creep * MM, abs=0.01)


def test_marks_labels_and_pages_can_be_seen(issue: Path) -> None:
    """Left and right of the fold there is colour; outside the bleed there are marks and words."""
    assert run(["impose", "1", "--sheet", "SRA3"]) == 0
    scale = 3
    document = pypdfium2.PdfDocument(dummy(issue))
    picture = document[0].render(scale=scale).to_pil().convert("L")
    document.close()

    def darkest(x: float, y: float, width: float, height: float) -> int:
        """Of an area in millimetres from the upper left."""
        unit = MM * scale
        area = (x * unit, y * unit, (x + width) * unit, (y + height) * unit)
        return int(picture.crop(tuple(map(round, area))).getextrema()[0])

    assert darkest(224, 0, 2, 3) < 128  # the fold, at the head
    assert darkest(224, 317, 2, 3) < 128  # and at the foot
    for x in (14, 434):  # the outer edges of the trim, above and below
        assert darkest(x, 4.5, 2, 3) < 160
        assert darkest(x, 312.5, 2, 3) < 160
    for x in (110, 320):  # the names of the pages
        assert darkest(x, 313, 20, 3) < 128
    assert darkest(180, 3, 90, 3.5) < 128  # the sheet and its side
    assert darkest(30, 0, 60, 6) > 250
    assert darkest(16, 20, 205, 260) < 200
    assert darkest(229, 20, 205, 260) < 200


def test_the_same_bytes_each_time(issue: Path) -> None:
    made = []
    for _ in range(2):
        assert run(["impose", "1", "--paper", "0.1mm"]) == 0
        made.append(dummy(issue).read_bytes())
    assert made[0] == made[1]


def test_a_page_of_other_origin_is_placed_by_its_trim(issue: Path) -> None:
    def move(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(b"q 1 0 0 1 100 50 cm", prepend=True)
        page.contents_add(b"Q")
        for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
            x, y, right, top = (float(n) for n in page.obj[name])
            page.obj[name] = Array([x + 100, y + 50, right + 100, top + 50])

    pages(issue, move)
    assert run(["impose", "1", "--sheet", "SRA3"]) == 0
    _, right = matrices(dummy(issue), 0)
    assert right[4] + 100 == pytest.approx(225 * MM, abs=0.01)
    assert right[5] + 50 == pytest.approx((320 - 297) / 2 * MM, abs=0.01)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["1", "--sheet", "A33"], "‘A33’ is no size of paper: write A2, A3,"),
        (["1", "--sheet", "10x10"], "is no size of paper"),
        (["1", "--paper", "thick"], "‘thick’ is no thickness of paper"),
        (["1", "--paper", "3mm"], "is no thickness of paper"),
        (["1", "--out", "elsewhere"], "Build it: hm build issue-1 -e print."),
        (["9"], "There is no issue ‘9’."),
    ],
)
def test_wrong_usage(
    words: list[str], told: str, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["impose", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err
    assert not dummy(issue).exists()


def test_a_print_pdf_that_cannot_be_read(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (issue / "build" / "issue-1" / "issue-1-print.pdf").write_bytes(b"%PDF-1.7\n")
    assert run(["impose", "1"]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert not dummy(issue).exists()
