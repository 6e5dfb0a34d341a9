"""The press profile: what it says of itself, and colours converted to it with littleCMS."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from PIL import Image, ImageCms

from hm.compose.house import House
from hm.model.issue import Magazine

SHIPPED = "styles/profiles/ISOcoated_v2_300_bas.icc"
_SHIPPED_CONDITION = "FOGRA39"
_REGISTRY = "http://www.color.org"
_REGISTERED = re.compile(r"FOGRA\d+L?|CGATS ?TR ?\d+|JC\d+|IFRA\d+", re.I)
"""Names of printing conditions that are registered there."""

_MODES = {"RGB": "RGB", "CMYK": "CMYK", "L": "L"}
"""The modes of pictures that have profiles, by what the profiles call their colours."""


@dataclass
class PressProfile:
    """A CMYK output profile. Every conversion to it is perceptual, with black point
    compensation: a drawing and a photograph of one colour are printed alike."""

    data: bytes
    intent: str
    """The printing condition's name as the magazine gives it, or empty."""
    _transforms: dict[tuple[str, bytes], Any] = field(default_factory=dict)
    _colours: dict[tuple[int, int, int], tuple[float, ...]] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """Of the profile's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def name(self) -> str:
        """What the profile calls itself."""
        return " ".join((self._opened.profile.profile_description or "").split()) or "CMYK"

    @property
    def condition(self) -> str:
        """The name of the printing condition."""
        return self.intent or self.name

    @property
    def registry(self) -> str | None:
        """Where that name is registered; None where it is anybody's."""
        return _REGISTRY if _REGISTERED.fullmatch(self.condition) else None

    @cached_property
    def _opened(self) -> ImageCms.ImageCmsProfile:
        return ImageCms.ImageCmsProfile(io.BytesIO(self.data))

    def ink(self, red: int, green: int, blue: int) -> tuple[float, ...]:
        """An sRGB colour, 0 to 255 each, in CMYK, 0 to 1 each."""
        rgb = (red, green, blue)
        if rgb not in self._colours:
            pixel = self.convert(Image.new("RGB", (1, 1), rgb), None).getpixel((0, 0))
            assert isinstance(pixel, tuple)
            self._colours[rgb] = tuple(round(part / 255, 4) for part in pixel)
        return self._colours[rgb]

    def convert(self, picture: Image.Image, source: bytes | None) -> Image.Image:
        """A picture in RGB or CMYK as CMYK for this press.

        ``source`` is its own profile; where it has none, or one that does not fit it, RGB is
        sRGB, and CMYK is left as it is.
        """
        if source and (made := self._converted(picture, source)):
            return made
        if picture.mode == "CMYK":
            return picture
        made = self._converted(picture.convert("RGB"), b"")
        assert made is not None  # sRGB converts
        return made

    def _converted(self, picture: Image.Image, source: bytes) -> Image.Image | None:
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            if transform := self._transform(picture.mode, source):
                # Not through ImageCms: it writes the whole profile into every picture.
                made = Image.new("CMYK", picture.size)
                transform.transform.apply(picture.getim(), made.getim())
                return made
        return None

    def _transform(self, mode: str, source: bytes) -> Any:
        """To this press from a profile, or from sRGB; None where the profile is of another mode."""
        key = (mode, source)
        if key not in self._transforms:
            given: Any = ImageCms.createProfile("sRGB")
            if source:
                given = ImageCms.ImageCmsProfile(io.BytesIO(source))
                space = given.profile.xcolor_space.strip().replace("GRAY", "L")
                if _MODES.get(mode) != space:
                    return None
            self._transforms[key] = ImageCms.buildTransform(
                given,
                self._opened,
                mode,
                "CMYK",
                ImageCms.Intent.PERCEPTUAL,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        return self._transforms[key]


def press_profile(magazine: Magazine, house: House) -> PressProfile:
    """The profile a magazine is printed with. Raises OSError where hm's own cannot be read.

    One of the magazine's that cannot be used has been reported; hm's own stands in for it.
    """
    terms = magazine.press
    if terms.profile:
        with contextlib.suppress(OSError, ImageCms.PyCMSError):
            found = PressProfile((magazine.root / terms.profile).read_bytes(), terms.intent or "")
            found.ink(0, 0, 0)
            return found
    return PressProfile(house.find(SHIPPED).read_bytes(), terms.intent or _SHIPPED_CONDITION)
