"""Make course.pdf, an advertisement as an advertiser supplies it: one page with its bleed.

Its TrimBox is the page of the magazine, its BleedBox lies 3 mm outside; all colours are
CMYK, text is black alone, fonts are embedded. The same file comes out every time.

Run from the repository's root:

    python issues/issue-63/ads/make_course.py
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import weasyprint
from pikepdf import Array, Name
from weasyprint.text.fonts import FontConfiguration

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "styles" / "tokens" / "fonts.css"

MM = 72 / 25.4
TRIM = (210, 297)
BLEED = 3
"""Millimetres."""

SUN = "device-cmyk(0% 28% 78% 0%)"
RED = "device-cmyk(0% 90% 85% 15%)"
NIGHT = "device-cmyk(100% 65% 0% 62%)"
TEAL = "device-cmyk(95% 0% 50% 35%)"
PAPER = "device-cmyk(3% 4% 9% 0%)"

COLUMNS, ROWS = 8, 4
"""Tiles of the picture; each holds a quarter of a disc."""
TURNING = (0, 0, 1, 2, 2, 3, 4, 4)
"""Column by column, how many tiles of four have turned to make whole discs of the quarters."""
ORDER = ((1, 2, 4, 3), (3, 1, 2, 4))
"""When a tile turns: after how many others of its column's four; even and odd columns."""

STYLE = f"""
@page {{ size: {TRIM[0]}mm {TRIM[1]}mm; margin: 0; bleed: {BLEED}mm; background: {SUN} }}
* {{ margin: 0; padding: 0; box-sizing: border-box }}
html {{ font: 400 10.5pt/15pt "HM Sans"; color: device-cmyk(0% 0% 0% 100%); hyphens: none }}
body > * {{ position: absolute }}
.label {{ left: 15mm; top: 14mm; font: 600 7.5pt/12pt "HM Sans"; letter-spacing: .06em }}
h1 {{ left: 14.6mm; top: 22mm; width: 185mm;
     font: 700 72pt/70pt "HM Sans"; letter-spacing: -.032em }}
svg {{ left: -{BLEED}mm; top: 113mm; width: 198mm; height: 99mm }}
.deck {{ left: 15mm; top: 228mm; width: 84mm; font: 400 16.6pt/22pt "HM Sub" }}
.learn, .how {{ top: 229.5mm; width: 42mm }}
.learn {{ left: 108mm }}
.how {{ left: 155mm }}
h2 {{ font: 700 10.5pt/15pt "HM Sans" }}
ul {{ list-style: none }}
.sign {{ left: 15mm; right: 15mm; top: 276mm; border-top: 1.5pt solid; padding-top: 2.5mm;
        font: 700 15pt/18pt "HM Sans"; letter-spacing: -.01em }}
.sign span {{ float: right; font-size: 10.5pt; letter-spacing: 0 }}
"""

WORDS = """
<p class="label">SPECIMEN ADVERTISEMENT</p>
<h1>Managing<br>people through<br>change</h1>
<p class="deck">Six afternoons for anyone who has to make it happen, explain it to others, or
go through it first and look calm.</p>
<div class="learn"><h2>What you’ll take home</h2><ul>
<li>what to say on day one</li>
<li>what not to rename</li>
<li>how to hear a no</li>
<li>when to stop</li></ul></div>
<div class="how"><h2>How it works</h2><ul>
<li>groups of twelve</li>
<li>one real problem each</li>
<li>biscuits, no role play</li></ul></div>
<p class="sign">Specimen Press short courses<span>example.org/change</span></p>
"""


def tiles() -> Iterator[str]:
    """The picture in blocks of two tiles by two: discs where all four tiles have turned."""
    for left in range(0, COLUMNS, 2):
        for top in range(0, ROWS, 2):
            block = [(left, top), (left + 1, top), (left, top + 1), (left + 1, top + 1)]
            if all(_turned(column, row) for column, row in block):
                ink = _warm(left, top)
                yield f'<circle cx="{left + 1}" cy="{top + 1}" r="1" fill="{ink}"/>'
            else:
                yield from (_quarter(column, row) for column, row in block)


def _turned(column: int, row: int) -> bool:
    return ORDER[column % 2][row] <= TURNING[column]


def _warm(column: int, row: int) -> str:
    return (PAPER, RED)[(column // 2 + row // 2) % 2]


def _quarter(column: int, row: int) -> str:
    """About the lower left corner of its tile or, once turned, about the middle of its block."""
    if _turned(column, row):
        ink, right, low = _warm(column, row), 1 - column % 2, 1 - row % 2
    else:
        ink, right, low = (TEAL, NIGHT)[(column + row) % 2], 0, 1
    x, y = column + right, row + low
    across, up = (1, -1)[right], (1, -1)[low]
    sweep = int(across * up > 0)
    return f'<path fill="{ink}" d="M{x} {y}h{across}A1 1 0 0 {sweep} {x} {y + up}Z"/>'


def make() -> bytes:
    """The advertisement as a PDF."""
    art = f'<svg viewBox="0 0 {COLUMNS} {ROWS}">{"".join(tiles())}</svg>'
    html = (
        '<html lang="en-GB"><title>Managing people through change</title>'
        f"<style>{STYLE}</style><body>{art}{WORDS}"
    )
    faces = FontConfiguration()
    sheet = weasyprint.CSS(filename=FONTS, font_config=faces)
    laid = weasyprint.HTML(string=html).render(stylesheets=[sheet], font_config=faces)
    with pikepdf.open(io.BytesIO(laid.write_pdf())) as pdf:
        page = pdf.pages[0]
        # The lower left corner of the bleed becomes the origin.
        bleed, width, height = BLEED * MM, TRIM[0] * MM, TRIM[1] * MM
        page.contents_add(f"1 0 0 1 {bleed:.4f} {bleed:.4f} cm".encode(), prepend=True)
        whole = Array([0, 0, round(width + 2 * bleed, 3), round(height + 2 * bleed, 3)])
        trim = [bleed, bleed, bleed + width, bleed + height]
        page.obj[Name.MediaBox] = whole
        page.obj[Name.BleedBox] = whole
        page.obj[Name.TrimBox] = Array([round(edge, 3) for edge in trim])
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


if __name__ == "__main__":
    (HERE / "course.pdf").write_bytes(make())
