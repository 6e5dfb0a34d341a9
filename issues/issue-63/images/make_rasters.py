"""Make the two rasters of the issue: waiting-room.jpg and ward-at-night.jpg.

Each is built as a risograph is printed: a scene of shapes and light is drawn on three
plates, every plate is screened into dots at an angle of its own, and the plates are laid
over one another on tinted paper, a little out of register. The inks are house colours. The
same files come out every time, with the same versions of Pillow and its JPEG library.

Run from the repository's root; it takes some seconds:

    python issues/issue-63/images/make_rasters.py
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = (2244, 1496)
"""Pixels: 190 mm by 126.7 mm at 300 to the inch."""
RESOLUTION = 300
UNIT = SIZE[0] / 1500
"""Pixels to one unit of the drawings, which are 1500 wide and 1000 high."""
QUALITY = 66
SPREAD = 0.8
"""How far ink creeps into the paper, in pixels."""
HARDNESS = 6
"""How sharp the edge of a dot is."""
LEAST, SOLID = 14, 236
"""A tone below the first prints no dots, one from the second on is solid."""

PAPER = "#F8F4EB"
NIGHT = "#002755"
RED = "#CC2C21"
PLUM = "#8D1F77"
SUN = "#FCC048"

FALL = 2.0
"""How fast light falls off: the larger, the faster."""

Point = tuple[float, float]
Mask = Image.Image
Tones = tuple[int, int, int]
"""On the dark, the warm and the light plate."""


@dataclass(frozen=True, slots=True)
class Ink:
    """An ink and the screen that its plate is broken into."""

    colour: str
    period: int
    """After how many pixels the screen repeats itself, down and across."""
    steps: tuple[int, int]
    """How many dots it goes down and across meanwhile: the angle of the screen."""
    shift: tuple[int, int]
    """How far the plate is out of register, in pixels."""


def _blank() -> Mask:
    return Image.new("L", SIZE, 0)


@dataclass(slots=True)
class Scene:
    """Three plates, from dark to light: 0 is bare paper, 255 is solid ink."""

    dark: Mask = field(default_factory=_blank)
    warm: Mask = field(default_factory=_blank)
    light: Mask = field(default_factory=_blank)

    def paint(self, mask: Mask, dark: int, warm: int = 0, light: int = 0, *, turn: int = 0) -> None:
        """Fill a shape on all plates; ``turn`` is how much darker it is at its right."""
        box = mask.getbbox()
        if box is None:
            return
        part = mask.crop(box)
        size = part.size
        across = Image.linear_gradient("L").rotate(90).resize(size)
        tone = across.point([max(0, min(255, dark + turn * value // 255)) for value in range(256)])
        self.dark.paste(tone, box, part)
        self.warm.paste(warm, box, part)
        self.light.paste(light, box, part)

    def lighten(
        self, glow: Mask, *, dark: float = 1.0, warm: float = 0.0, light: float = 0.0
    ) -> None:
        """Let light fall: take so much of it off the dark and warm plates, add it to the light."""
        self.dark = ImageChops.subtract(self.dark, glow.point(lambda value: value * dark))
        self.warm = ImageChops.subtract(self.warm, glow.point(lambda value: value * warm))
        self.light = ImageChops.add(self.light, glow.point(lambda value: value * light))


# Shapes, in units of the drawing.


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * UNIT, y * UNIT) for x, y in points]


def polygon(*points: Point) -> Mask:
    """A polygon."""
    mask = _blank()
    ImageDraw.Draw(mask).polygon(_scaled(points), fill=255)
    return mask


def rectangle(left: float, top: float, right: float, bottom: float, radius: float = 0) -> Mask:
    """A rectangle, with its corners rounded where a radius is given."""
    mask = _blank()
    box = [edge * UNIT for edge in (left, top, right, bottom)]
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * UNIT, fill=255)
    return mask


def ellipse(x: float, y: float, across: float, up: float) -> Mask:
    """An ellipse about a point, from its half axes."""
    mask = _blank()
    box = [edge * UNIT for edge in (x - across, y - up, x + across, y + up)]
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    return mask


def strokes(width: float, *lines: Sequence[Point]) -> Mask:
    """Lines with round ends and joints."""
    mask = _blank()
    pen = ImageDraw.Draw(mask)
    half = width * UNIT / 2
    for line in lines:
        points = _scaled(line)
        pen.line(points, fill=255, width=round(width * UNIT), joint="curve")
        for x, y in points:
            pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return mask


def together(*masks: Mask) -> Mask:
    """All of several shapes."""
    whole = masks[0]
    for mask in masks[1:]:
        whole = ImageChops.lighter(whole, mask)
    return whole


def without(mask: Mask, *others: Mask) -> Mask:
    """A shape less some others."""
    return ImageChops.subtract(mask, together(*others))


def soft(mask: Mask, radius: float) -> Mask:
    """A shape out of focus."""
    blurred = mask.reduce(4).filter(ImageFilter.GaussianBlur(radius * UNIT / 4))
    return blurred.resize(SIZE, Image.Resampling.BICUBIC)


def glow(x: float, y: float, across: float, up: float, strength: float) -> Mask:
    """Light that falls off from a point."""
    mask = _blank()
    size = (round(2 * across * UNIT), round(2 * up * UNIT))
    spot = ImageOps.invert(Image.radial_gradient("L")).resize(size, Image.Resampling.BICUBIC)
    spot = spot.point([round(255 * strength * (value / 255) ** FALL) for value in range(256)])
    mask.paste(spot, (round((x - across) * UNIT), round((y - up) * UNIT)))
    return mask


def rim(mask: Mask, right: float, down: float = 0) -> Mask:
    """The edge of a shape that light from the other side catches."""
    shifted = ImageChops.offset(mask, round(right * UNIT), round(down * UNIT))
    return ImageChops.multiply(soft(ImageChops.subtract(mask, shifted), 3), mask)


SEGMENTS = {"4": "bcfg", "6": "acdefg", "7": "abc", "9": "abcdfg"}
"""Which of the seven bars of a counter's figure are lit."""


def figures(text: str, x: float, y: float, high: float) -> Mask:
    """Figures as a counter shows them, from their upper left corner."""
    wide, thick = high * 0.5, high * 0.13
    middle, foot = y + high / 2, y + high
    lines: list[Sequence[Point]] = []
    gap = thick * 0.75
    for place, figure in enumerate(text):
        left = x + place * (wide + 2.6 * thick)
        right = left + wide
        bars: dict[str, Sequence[Point]] = {
            "a": ((left + gap, y), (right - gap, y)),
            "b": ((right, y + gap), (right, middle - gap)),
            "c": ((right, middle + gap), (right, foot - gap)),
            "d": ((left + gap, foot), (right - gap, foot)),
            "e": ((left, middle + gap), (left, foot - gap)),
            "f": ((left, y + gap), (left, middle - gap)),
            "g": ((left + gap, middle), (right - gap, middle)),
        }
        lines += [bars[bar] for bar in SEGMENTS[figure]]
    return strokes(thick, *lines)


# Printing.


def _tiled(tile: Image.Image) -> Mask:
    whole = _blank()
    for x in range(0, SIZE[0], tile.width):
        for y in range(0, SIZE[1], tile.height):
            whole.paste(tile, (x, y))
    return whole


def _screen(ink: Ink) -> Mask:
    """A field of dots, whose levels are evenly spread: half of it is below 128."""
    side = ink.period
    down, across = (2 * math.pi * steps / side for steps in ink.steps)
    heights = {
        y * side + x: math.cos(across * x + down * y) + math.cos(across * y - down * x)
        for y in range(side)
        for x in range(side)
    }
    levels = bytearray(side * side)
    for rank, place in enumerate(sorted(heights, key=lambda place: (-heights[place], place))):
        levels[place] = 256 * rank // len(levels)
    return _tiled(Image.frombytes("L", (side, side), bytes(levels)))


def _grain(seed: int) -> Mask:
    """Noise about middle grey."""
    side = 375
    noise = Image.frombytes("L", (side, side), random.Random(seed).randbytes(side * side))
    return _tiled(noise.filter(ImageFilter.GaussianBlur(2.2)))


def print_plates(scene: Scene, inks: Sequence[Ink]) -> Image.Image:
    """The plates of a scene printed on paper, in the order light, warm, dark."""
    sheet = Image.new("RGB", SIZE, PAPER)
    plates = (scene.light, scene.warm, scene.dark)
    for seed, (plate, ink) in enumerate(zip(plates, inks, strict=True)):
        # Above 127 where the plate is darker than the screen: there it takes the ink.
        level = ImageChops.add(plate, ImageOps.invert(_screen(ink)), scale=2)
        level = ImageChops.add(level, _grain(seed), offset=-128)
        inked = level.point([max(0, min(255, (value - 127) * HARDNESS)) for value in range(256)])
        inked = ImageChops.multiply(inked, plate.point([0] * LEAST + [255] * (256 - LEAST)))
        inked = ImageChops.lighter(inked, plate.point([0] * SOLID + [255] * (256 - SOLID)))
        layer = ImageOps.colorize(
            ImageChops.offset(inked, *ink.shift), black="white", white=ink.colour
        )
        sheet = ImageChops.multiply(sheet, layer)
    return sheet.filter(ImageFilter.GaussianBlur(SPREAD))


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody seen from behind: where, how large, on which plates, with what on the head."""

    x: float
    y: float
    """The middle of the head."""
    scale: float
    coat: Tones
    hair: Tones
    style: str
    skin: Tones


def _sitter(scene: Scene, who: Sitter) -> None:
    def at(x: float, y: float) -> Point:
        return who.x + x * who.scale, who.y + y * who.scale

    def round_(x: float, y: float, across: float, up: float) -> Mask:
        return ellipse(*at(x, y), across * who.scale, up * who.scale)

    body = together(
        rectangle(*at(-128, 104), *at(128, 620), 100 * who.scale),
        polygon(at(-40, 60), at(40, 60), at(96, 124), at(-96, 124)),
    )
    neck = rectangle(*at(-31, 40), *at(31, 118), 12 * who.scale)
    ears = together(round_(-66, 8, 13, 20), round_(66, 8, 13, 20))
    head = round_(0, 0, 65, 80)
    scene.paint(together(neck, ears), *who.skin, turn=90)
    match who.style:
        case "bald":
            scene.paint(head, *who.skin, turn=90)
            fringe = ImageChops.multiply(head, rectangle(*at(-80, 14), *at(80, 60)))
            scene.paint(fringe, *who.hair, turn=60)
        case "bun":
            head = together(head, round_(0, -88, 34, 30))
            scene.paint(head, *who.hair, turn=60)
        case "long":
            head = together(head, rectangle(*at(-70, -14), *at(70, 150), 34 * who.scale))
        case "curls":
            curls = [
                round_(78 * math.sin(i * 0.6), -8 - 74 * math.cos(i * 0.6), 34, 34)
                for i in range(-4, 5)
            ]
            head = together(head, *curls)
        case "cap":
            scene.paint(head, *who.hair, turn=60)
            head = without(
                together(round_(0, -26, 84, 58), head), rectangle(*at(-100, 6), *at(100, 100))
            )
        case "scarf":
            head = together(
                head, polygon(at(-66, 0), at(66, 0), at(104, 140), at(0, 172), at(-104, 140))
            )
    scene.paint(body, *who.coat, turn=110)
    scene.lighten(rim(body, 16 * who.scale, 8 * who.scale))
    if who.style not in ("bald", "bun"):
        scene.paint(head, *who.hair, turn=60)
    scene.lighten(rim(head, 12 * who.scale, 4 * who.scale))


RED_COAT, DARK_COAT, SUN_COAT = (30, 255, 0), (236, 60, 0), (0, 60, 255)
PALE_COAT, PINK_COAT, GREY_COAT = (10, 0, 40), (0, 120, 0), (120, 0, 0)
PALE, TAN, BROWN = (0, 60, 60), (0, 130, 160), (100, 190, 255)
DARK_HAIR, RED_HAIR, FAIR_HAIR, WHITE_HAIR = (250, 0, 0), (110, 236, 0), (30, 60, 236), (16, 0, 0)


def waiting_room() -> Scene:
    """People from behind, who wait for their numbers."""
    scene = Scene()
    # The wall loses the window's light.
    scene.paint(rectangle(0, 0, 1500, 1000), 0, 80, 0, turn=80)
    scene.paint(rectangle(0, 0, 1500, 40), 240, 120)
    panes = [rectangle(x, 110, x + 118, 470) for x in (60, 196)]
    scene.paint(rectangle(44, 94, 330, 486), 245, 60)
    for pane in panes:
        scene.paint(pane, 0, 0, 60)
    for y in range(130, 470, 34):
        slat = ImageChops.multiply(rectangle(40, y, 340, y + 10), together(*panes))
        scene.paint(slat, 0, 0, 255)
    # The counter, and the one who calls.
    scene.paint(rectangle(1096, 372, 1204, 470, 50), 0, 0, 0, turn=60)
    scene.paint(ellipse(1150, 336, 27, 34), *BROWN)
    scene.paint(
        polygon(
            (1120, 336),
            (1122, 300),
            (1150, 292),
            (1178, 300),
            (1180, 336),
            (1168, 318),
            (1132, 318),
        ),
        245,
    )
    scene.paint(rectangle(500, 424, 1390, 458), 0, 255, turn=60)
    scene.paint(rectangle(520, 458, 1370, 720), 100, 255, turn=80)
    # The board, far behind the times.
    scene.paint(rectangle(800, 0, 812, 130), 245)
    scene.paint(rectangle(1008, 0, 1020, 130), 245)
    scene.paint(rectangle(730, 104, 1090, 300, 16), 255)
    scene.paint(figures("47", 838, 142, 120), 0, 0, 255)
    # The rows, from the far one to the near.
    rows = (
        (
            Sitter(330, 590, 0.62, GREY_COAT, DARK_HAIR, "short", BROWN),
            Sitter(520, 582, 0.62, RED_COAT, FAIR_HAIR, "bun", PALE),
            Sitter(870, 600, 0.62, DARK_COAT, WHITE_HAIR, "bald", PALE),
            Sitter(1060, 588, 0.62, SUN_COAT, DARK_HAIR, "curls", BROWN),
            Sitter(1250, 596, 0.62, PALE_COAT, RED_HAIR, "long", TAN),
        ),
        (
            Sitter(150, 690, 0.84, RED_COAT, DARK_HAIR, "cap", TAN),
            Sitter(420, 702, 0.84, PALE_COAT, WHITE_HAIR, "long", PALE),
            Sitter(1130, 700, 0.84, DARK_COAT, (0, 255, 0), "scarf", BROWN),
            Sitter(1390, 690, 0.84, PINK_COAT, DARK_HAIR, "short", TAN),
        ),
        (
            Sitter(270, 880, 1.15, DARK_COAT, RED_HAIR, "bun", PALE),
            Sitter(1020, 900, 1.15, GREY_COAT, FAIR_HAIR, "short", TAN),
            Sitter(1350, 880, 1.15, RED_COAT, DARK_HAIR, "bald", BROWN),
        ),
    )
    for row, back in zip(rows, (706, 856, 1100), strict=True):
        for sitter in row:
            _sitter(scene, sitter)
        _bench(scene, row, back)
    # The one in the middle still believes in the ticket.
    _sitter(scene, Sitter(640, 850, 1.15, SUN_COAT, DARK_HAIR, "short", TAN))
    arm = strokes(70, ((690, 990), (776, 800), (756, 650)))
    scene.paint(arm, 0, 60, 255, turn=110)
    scene.lighten(rim(arm, 14))
    scene.paint(ellipse(752, 596, 38, 44), *TAN, turn=60)
    scene.paint(polygon((650, 376), (848, 356), (866, 562), (668, 584)), 0)
    scene.paint(figures("96", 696, 412, 104), 0, 255, 0)
    scene.paint(strokes(23, ((768, 592), (756, 544))), *TAN)
    return scene


def _bench(scene: Scene, row: Iterable[Sitter], top: float) -> None:
    """The backs of the chairs that a row sits on."""
    for sitter in row:
        half = 150 * sitter.scale
        chair = rectangle(sitter.x - half, top, sitter.x + half, 1100, 40 * sitter.scale)
        scene.paint(chair, 170, 0, 0, turn=70)
        scene.lighten(rim(chair, 8, 8))


def ward_at_night() -> Scene:
    """A ward asleep, and one lamp on."""
    scene = Scene()
    scene.paint(rectangle(0, 0, 1500, 620), 250, 255)
    scene.paint(rectangle(0, 620, 1500, 1000), 255, 255)
    # The lamp lights the wall, the floor and the one who is awake.
    scene.lighten(glow(860, 450, 820, 700, 1.0), dark=1.5)
    scene.lighten(glow(870, 450, 560, 470, 1.0), dark=0, warm=1.0, light=1.0)
    scene.lighten(glow(800, 850, 700, 150, 0.9), warm=0.4, light=0.5)
    for left in (150, 1050):
        scene.paint(rectangle(left, 130, left + 300, 450), 30, 140)
        for x in (left + 16, left + 158):
            scene.paint(rectangle(x, 146, x + 126, 434), 255)
        scene.paint(rectangle(left - 18, 450, left + 318, 470), 30, 140)
    moon = without(ellipse(374, 226, 44, 44), ellipse(354, 214, 40, 40))
    scene.paint(moon, 0, 0, 255)
    stars = ((202, 200), (244, 310), (346, 372), (1104, 214), (1150, 350), (1262, 190), (1298, 296))
    scene.paint(together(*(ellipse(x, y, 6, 6) for x, y in stars)), 0)
    _awake(scene)
    _bed(scene, False, GREY_COAT, PALE)
    _bed(scene, True, DARK_HAIR, BROWN)
    # Curtains on their rail.
    for edge, step in ((0, 1), (1500, -1)):
        for fold in range(3):
            left, right = sorted((edge + step * 28 * fold, edge + step * 28 * (fold + 1)))
            scene.paint(rectangle(left, 64, right, 1000, 6), 150, 255, turn=105)
    scene.paint(rectangle(0, 54, 1500, 68), 250)
    return scene


def _awake(scene: Scene) -> None:
    """A nurse at a desk, who writes by the light of the lamp."""
    body = together(
        rectangle(590, 452, 790, 640, 80), polygon((655, 420), (725, 420), (766, 474), (614, 474))
    )
    face = (90, 130, 255)
    scene.paint(rectangle(664, 390, 716, 450, 14), *face, turn=-60)
    scene.paint(body, 150, 0, 0, turn=-150)
    scene.paint(ellipse(692, 344, 62, 74), *face, turn=-110)
    hair = without(
        together(ellipse(688, 316, 72, 66), ellipse(626, 268, 34, 32)),
        polygon((664, 332), (720, 306), (760, 336), (760, 420), (650, 420)),
    )
    scene.paint(hair, 255)
    scene.paint(strokes(6, ((676, 356), (686, 361), (698, 359)), ((722, 359), (734, 361))), 255)
    scene.paint(strokes(6, ((702, 392), (714, 394))), 255)
    scene.paint(polygon((655, 424), (690, 476), (725, 424), (742, 440), (690, 512), (640, 440)), 0)
    # The lamp and its light.
    scene.paint(polygon((846, 452), (974, 452), (1040, 566), (790, 566)), 0, 0, 150)
    scene.paint(strokes(12, ((910, 566), (910, 440))), 255)
    scene.paint(polygon((876, 376), (944, 376), (984, 452), (836, 452)), 40, 255, turn=120)
    scene.paint(rectangle(866, 556, 954, 570, 7), 255)
    # The desk, the notes, the hand that writes.
    scene.paint(rectangle(530, 566, 1060, 596, 6), 0, 110, 120)
    scene.paint(rectangle(550, 596, 1040, 850), 150, 255, turn=60)
    scene.paint(polygon((690, 548), (820, 548), (836, 568), (672, 568)), 0)
    arm = strokes(44, ((770, 500), (812, 552), (764, 556)))
    scene.paint(arm, 70, 0, 0, turn=-40)
    scene.paint(ellipse(752, 554, 24, 18), 0, 130, 255)
    scene.paint(strokes(7, ((744, 556), (762, 518))), 255)


def _bed(scene: Scene, mirrored: bool, hair: Tones, skin: Tones) -> None:
    """Somebody asleep, at the left or the right, with the light on the near side."""

    def shape(mask: Mask) -> Mask:
        return ImageOps.mirror(mask) if mirrored else mask

    def lit(mask: Mask, dark: int, warm: int = 0, light: int = 0) -> None:
        mask = shape(mask)
        scene.paint(mask, dark, warm, light)
        scene.lighten(rim(mask, 12 if mirrored else -12, 14), light=0.3)

    frame = strokes(
        16, ((104, 650), (104, 960)), ((570, 700), (570, 960)), ((104, 832), (570, 832))
    )
    scene.paint(shape(together(frame, ellipse(104, 968, 20, 20), ellipse(570, 968, 20, 20))), 255)
    scene.paint(shape(strokes(6, ((566, 704), (566, 820)), ((110, 826), (566, 826)))), 0, 0, 200)
    lit(rectangle(114, 776, 562, 822, 16), 130)
    lit(rectangle(116, 706, 262, 786, 36), 60)
    lit(ellipse(206, 688, 48, 44), *skin)
    scene.paint(shape(ellipse(250, 672, 11, 9)), *skin)
    back = polygon((130, 620), (208, 620), (196, 680), (214, 750), (130, 750))
    scene.paint(shape(ImageChops.multiply(ellipse(198, 690, 52, 50), back)), *hair)
    scene.paint(shape(strokes(5, ((226, 668), (236, 664)))), 255)
    mound = together(
        ellipse(330, 790, 100, 104),
        polygon((320, 686), (430, 716), (476, 664), (500, 664), (562, 760), (562, 790), (250, 790)),
        ellipse(488, 690, 34, 28),
    )
    flat = rectangle(0, 0, 1500, 800)
    lit(ImageChops.multiply(mound, flat), 130, 255)
    lit(polygon((238, 740), (286, 694), (318, 690), (296, 800), (240, 800)), 30, 60)


PICTURES = (
    (
        "waiting-room.jpg",
        waiting_room,
        (
            Ink(SUN, 13, (0, 1), (3, -3)),
            Ink(RED, 48, (1, 4), (-4, 3)),
            Ink(NIGHT, 48, (3, 3), (0, 0)),
        ),
    ),
    (
        "ward-at-night.jpg",
        ward_at_night,
        (
            Ink(SUN, 13, (0, 1), (3, -3)),
            Ink(PLUM, 48, (1, 4), (-4, 3)),
            Ink(NIGHT, 48, (3, 3), (0, 0)),
        ),
    ),
)


def main() -> None:
    """Write the pictures beside this file."""
    for name, draw, inks in PICTURES:
        picture = print_plates(draw(), inks)
        picture.save(
            Path(__file__).with_name(name),
            quality=QUALITY,
            optimize=True,
            dpi=(RESOLUTION, RESOLUTION),
        )


if __name__ == "__main__":
    main()
