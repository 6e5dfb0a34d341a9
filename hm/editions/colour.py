"""From the screen's colours to the press's.

Layout paints with the screen values of the tokens. Here every RGB colour of the page
content, and of the forms, patterns and gradients it draws with, becomes CMYK: a token its
own press value, a grey black alone, any other colour what the press profile makes of it.
Black text is set to overprint. Pictures are not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf

from hm.compose.tokens import Colour
from hm.layout.plain_content import SUPPLIED

_RGB = re.compile(rb"^([-+.\d]+) ([-+.\d]+) ([-+.\d]+) (rg|RG)$", re.M)
"""A colour set on a line of its own, as the layout engine writes it."""

_PICTURE = re.compile(rb"(?:^|\s)BI\s")
"""A picture within the content. In it, and in a string, a line may only look like a colour."""

_BLACK = b"0 0 0 1 k\n0 0 0 1 K\n"
_K_ONLY = b"0 0 0 1 k"

_TEXT = re.compile(rb"^(?:(q)|(Q)|(BT)|(ET)|[-+.\d ]+ k)$", re.M)
"""What black text is found by, each on a line of its own."""

_OVER, _KNOCK = "/hm-over", "/hm-knock"
"""The graphics states in which a colour is printed on what lies under it, and in its place."""

_NEUTRAL = 6
"""Of 255: by how much the channels of a grey may differ."""

Channels = tuple[float, float, float]
Profile = Callable[[int, int, int], tuple[float, ...]]
"""What sRGB channels, 0 to 255, come to in CMYK."""


@dataclass(frozen=True, slots=True)
class Inks:
    """A device colour space, and how an RGB colour is written in it."""

    space: Name
    operators: dict[str, str]
    """The operator that takes the place of ``rg``, and of ``RG``."""
    mix: Callable[[Channels], tuple[float, ...]]

    def numbers(self, rgb: Iterable[object]) -> list[Decimal]:
        """The components of a colour, as short as they can be written."""
        red, green, blue = (float(str(channel)) for channel in rgb)
        return [Decimal(f"{part:.4f}").normalize() + 0 for part in self.mix((red, green, blue))]


def press(tokens: Iterable[Colour], profile: Profile) -> Inks:
    """CMYK: the tokens' press values, matched to 1/255 in each channel.

    Of any other colour, a grey is printed in black alone, so that it keeps sharp edges and
    no tinge; the rest goes through the press profile.
    """
    exact = {colour.screen: colour.press for colour in tokens}

    def mix(rgb: Channels) -> tuple[float, ...]:
        red, green, blue = (min(max(round(channel * 255), 0), 255) for channel in rgb)
        if found := exact.get((red, green, blue)):
            return found
        if max(red, green, blue) - min(red, green, blue) <= _NEUTRAL:
            return (0, 0, 0, 1 - sum(rgb) / 3)
        return profile(red, green, blue)

    return Inks(Name.DeviceCMYK, {"rg": "k", "RG": "K"}, mix)


GREY = Inks(
    Name.DeviceGray,
    {"rg": "g", "RG": "G"},
    lambda rgb: (0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2],),
)
"""For soft masks, which mean light and not ink: luminosity as PDF reckons it."""


@dataclass(slots=True)
class Painter:
    """Puts the colours of a document into other inks, each shared part once."""

    pdf: Pdf
    inks: Inks
    _done: set[tuple[int, int]] = field(default_factory=set)

    def content(self, page: Object) -> bytes:
        """A page's content in the inks, with black set where the page sets no colour.

        What the content draws with is changed in its place.
        """
        self._resources(page.get("/Resources"), self.inks)
        pikepdf.Page(page).contents_coalesce()
        content = _BLACK + self._recoloured(page.Contents, self.inks)
        return self._overprinting(content, page.Resources)

    def _once(self, thing: Object) -> bool:
        """Whether something has not been seen yet. What has no number stands in one place only."""
        if not thing.is_indirect:
            return True
        new = thing.objgen not in self._done
        self._done.add(thing.objgen)
        return new

    def _resources(self, resources: Object | None, inks: Inks) -> None:
        if resources is None or not self._once(resources):
            return
        # Masks first: the layout engine lists their forms among those that are painted too.
        for state in _values(resources, "/ExtGState"):
            mask = state.get("/SMask")
            if isinstance(mask, Dictionary):
                self._form(mask.G, GREY)
        for form in _values(resources, "/XObject"):
            if form.get("/Subtype") == Name.Form:
                self._form(form, inks)
        for pattern in _values(resources, "/Pattern"):
            if "/Shading" in pattern:
                self._shading(pattern.Shading, inks)
            else:
                self._form(pattern, inks, _BLACK if inks is self.inks else b"")
        for shading in _values(resources, "/Shading"):
            self._shading(shading, inks)

    def _form(self, form: Object, inks: Inks, first: bytes = b"") -> None:
        """Recolour a form or tiling pattern. Only a pattern needs its black set: a form goes
        on with the colour that its page has set."""
        if SUPPLIED in form or not self._once(form):
            return
        content = first + self._recoloured(form, inks)
        if inks is self.inks and not first:
            content = self._overprinting(content, form.get("/Resources"))
        form.write(content)
        if form.get("/Group", Dictionary()).get("/CS") == Name.DeviceRGB:
            form.Group.CS = inks.space
        self._resources(form.get("/Resources"), inks)

    def _shading(self, shading: Object, inks: Inks) -> None:
        if self._once(shading) and shading.ColorSpace == Name.DeviceRGB:
            shading.ColorSpace = inks.space
            self._function(shading.Function, inks)

    def _function(self, function: Object, inks: Inks) -> None:
        """Recolour the ends of a gradient's stretches; what lies between follows."""
        if not self._once(function):
            return
        for end in ("/C0", "/C1"):
            if end in function:
                function[end] = Array(inks.numbers(function[end]))
        for part in function.get("/Functions", ()):
            self._function(part, inks)

    def _recoloured(self, stream: Object, inks: Inks) -> bytes:
        data = stream.read_bytes()
        if b"(" in data or (b"BI" in data and _PICTURE.search(data)):
            return self._by_token(stream, inks)
        written: dict[bytes, bytes] = {}

        def replace(match: re.Match[bytes]) -> bytes:
            line = match[0]
            if line not in written:
                *rgb, operator = line.decode().split()
                parts = [f"{part:f}" for part in inks.numbers(rgb)]
                written[line] = " ".join([*parts, inks.operators[operator]]).encode()
            return written[line]

        return _RGB.sub(replace, data)

    def _overprinting(self, content: bytes, resources: Object | None) -> bytes:
        """Content whose black text is printed on what lies under it, so that no paper shows
        round the letters where the plates do not meet."""
        if resources is None or b"BT" not in content or b"(" in content:
            return content
        black = False
        before: list[bool] = []
        used = False

        def step(match: re.Match[bytes]) -> bytes:
            nonlocal black, used
            line = match[0]
            if match[1]:
                before.append(black)
            elif match[2]:
                black = before.pop() if before else False
            elif match[3]:
                used = used or black
                return _OVER.encode() + b" gs\nBT" if black else line
            elif match[4]:
                return b"ET\n" + _KNOCK.encode() + b" gs" if black else line
            else:
                black = line == _K_ONLY
            return line

        found = _TEXT.sub(step, content)
        if not used:
            return content
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        for name, over in ((_OVER, True), (_KNOCK, False)):
            # Nonzero overprint: an ink of which a colour has none is left as it lies there.
            resources.ExtGState[name] = Dictionary(
                Type=Name.ExtGState, OP=over, op=over, OPM=int(over)
            )
        return found

    def _by_token(self, stream: Object, inks: Inks) -> bytes:
        """The slow way, for content that may hold anything."""
        return pikepdf.unparse_content_stream(
            [
                pikepdf.ContentStreamInstruction(
                    inks.numbers(instruction.operands), Operator(inks.operators[name])
                )
                if (name := str(instruction.operator)) in inks.operators
                else instruction
                for instruction in pikepdf.parse_content_stream(stream)
            ]
        )


def _values(resources: Object, kind: str) -> list[Object]:
    found = resources.get(kind, Dictionary())
    return [found[key] for key in sorted(found.keys())]
