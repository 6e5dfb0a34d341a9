"""Pictures: whether the file is there, inside the magazine, and how big it is."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path, PurePosixPath

from hm.model.picture import Focus, Picture
from hm.model.place import Place
from hm.model.prose import Prose
from hm.read.faults import Faults
from hm.read.near import did_you_mean
from hm.read.sizes import KeptSizes, Size
from hm.read.source import MAX_BYTES

CODE_SCHEME = "qr:"
"""What stands before the address of a QR code, in the place of a file."""
MOST_OF_CODE = 250
"""Characters of its address. A code in a column is 30 mm wide; more would make its modules
smaller than the 0.4 mm that telephones read in print."""
_FOLLOWED = re.compile(r"(?i)(?:https?://|mailto:|tel:)[^\s/]\S*$")
_SVG_TAG = re.compile(r"<(?:\w+:)?svg\b[^>]*>", re.S)
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|mm|cm|in)?\s*")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_HEAD = 65536

_SAVE_AGAIN = "Save it again as JPEG, PNG or SVG."
_DAMAGED = ("is damaged", _SAVE_AGAIN)
_DAMAGED_PDF = ("is damaged", "Ask for the PDF again, or export it anew.")
_EMPTY_PDF = ("is a PDF without pages", "Ask for the PDF again, or export it anew.")
_LOCKED_PDF = ("opens with a password only", "Ask for the PDF without one.")
_NOT_A_PDF = ("is not a PDF", "Save it again as PDF, JPEG, PNG or SVG.")

_Problem = tuple[str, str]
"""What is wrong with a file, and the remedy."""


class PictureDesk:
    """Looks up the pictures of one issue."""

    def __init__(self, root: Path, folder: str, faults: Faults, kept: KeptSizes) -> None:
        self.root = root
        self.folder = folder
        self.faults = faults
        self.files: set[Path] = set()
        """Every picture that was found."""
        self._listings: dict[Path, dict[str, str]] = {}
        self._sizes: dict[Path, Size | None] = {}
        self._kept = kept

    def picture(
        self,
        src: str,
        place: Place,
        *,
        alt: str = "",
        caption: Prose | None = None,
        credit: str | None = None,
        credit_place: Place | None = None,
        focus: Focus | None = None,
        codes: bool = False,
        alt_place: Place | None = None,
    ) -> Picture | None:
        """The picture of a ``src`` written at ``place``; faults are noted. ``codes`` says
        whether a QR code may stand there.

        One whose file is missing is a picture still, without a size; None comes back only
        for a ``src`` that can be no file of the magazine.
        """
        if src.lower().startswith(CODE_SCHEME):
            address = self._address(src[len(CODE_SCHEME) :].strip(), place, codes)
            if address is None:
                return None
            return Picture(
                src,
                src,
                alt,
                place,
                caption,
                credit,
                credit_place,
                (1, 1),
                alt_place=alt_place,
                code=address,
            )
        path = self._inside(src, place)
        if path is None:
            return None
        file = self.root / path
        size = self._size(file, path, place) if self._there(file, path, src, place) else None
        return Picture(src, path, alt, place, caption, credit, credit_place, size, focus, alt_place)

    def _address(self, address: str, place: Place, codes: bool) -> str | None:
        """The address of a QR code; None where there can be none of it, or none here."""
        if not codes:
            message = "a QR code cannot stand here"
            remedy = f"Put it in the text: ![what it leads to]({CODE_SCHEME}{address or '…'})."
        elif not _FOLLOWED.match(address):
            message = f"a QR code that says ‘{address}’ leads nowhere"
            remedy = f"Write a whole address: {CODE_SCHEME}https://example.org/join."
        elif len(address) > MOST_OF_CODE:
            message = f"an address of {len(address)} characters makes a code too fine to print"
            remedy = f"Use a shorter one that leads there; hm takes {MOST_OF_CODE}."
        else:
            return address
        self.faults.add("bad-value", message, place, remedy)
        return None

    def _inside(self, src: str, place: Place) -> str | None:
        """The path from the magazine's root, if the file lies below it."""
        if re.match(r"[a-zA-Z][\w+.-]*:", src) or src.startswith(("/", "\\", "~")):
            self.faults.add(
                "bad-value",
                f"‘{src}’ is not a file of the magazine",
                place,
                "Name a file in the issue’s folder, such as images/cover.jpg.",
            )
            return None
        if "\\" in src:
            self.faults.add(
                "bad-value",
                f"‘{src}’ is written with backslashes",
                place,
                f"Use forward slashes: {src.replace(chr(92), '/')}.",
            )
            return None
        parts: list[str] = []
        outside = False
        for part in PurePosixPath(self.folder, src).parts:
            if part != "..":
                parts.append(part)
            elif parts:
                parts.pop()
            else:
                outside = True
        path = "/".join(parts)
        if not outside and "\0" not in src:
            real = (self.root / path).resolve()
            outside = not real.is_relative_to(self.root.resolve())
        if outside or "\0" in src:
            self.faults.add(
                "bad-value",
                f"‘{src}’ leads out of the magazine’s folder",
                place,
                "Copy the file into the issue’s folder and name it from there.",
            )
            return None
        return path

    def _there(self, file: Path, path: str, src: str, place: Place) -> bool:
        """Whether the file is there, by exactly this name: capitals count on other machines."""
        names = self._listing(file.parent)
        name = unicodedata.normalize("NFC", file.name)
        if name in names and self._is_file(file):
            self.files.add(file)
            return True
        folder = PurePosixPath(path).parent
        message = f"there is no file {path}"
        if name in names:
            message, remedy = f"{path} is a folder, not a file", "Name a file in it."
        elif not os.path.isdir(file.parent):
            remedy = f"Create {folder} and put the file in it."
        else:
            nearby = [str(PurePosixPath(src).with_name(other)) for other in names.values()]
            remedy = did_you_mean(src, nearby, f"Put the file in {folder}, or name another.")
        self.faults.add("missing-image", message, place, remedy)
        return False

    @staticmethod
    def _is_file(file: Path) -> bool:
        try:
            return file.is_file()
        except OSError:
            return False

    def _listing(self, folder: Path) -> dict[str, str]:
        if folder not in self._listings:
            try:
                names = sorted(entry.name for entry in folder.iterdir())
            except (OSError, ValueError):
                names = []
            self._listings[folder] = {unicodedata.normalize("NFC", name): name for name in names}
        return self._listings[folder]

    def _size(self, file: Path, path: str, place: Place) -> Size | None:
        """Width and height, from the file's header alone."""
        if file in self._sizes:
            return self._sizes[file]
        suffix = file.suffix.lower()
        size: Size | None = None
        problem: _Problem | None = None
        try:
            if suffix == ".pdf":
                problem = _pdf_problem(file)
            elif suffix == ".svg":
                size, problem = _svg_size(file)
            else:
                size = self._kept.get(file)
                if size is None:
                    size, problem = _raster_size(file)
                    if size:
                        self._kept.put(file, size)
        except OSError as error:
            problem = _DAMAGED
            if error.strerror:
                what = f"cannot be read: {error.strerror.lower()}"
                problem = (what, "Check that you may read it.")
        if problem:
            what, remedy = problem
            self.faults.add("unreadable-file", f"the file {path} {what}", place, remedy)
        self._sizes[file] = size
        return size


def _pdf_problem(file: Path) -> _Problem | None:
    with file.open("rb") as opened:
        if b"%PDF-" not in opened.read(1024):
            return _NOT_A_PDF
    # Imported late: few issues have a PDF.
    import pikepdf

    try:
        with pikepdf.open(file) as pdf:
            return None if len(pdf.pages) else _EMPTY_PDF
    except pikepdf.PasswordError:
        return _LOCKED_PDF
    except pikepdf.PikepdfError:
        return _DAMAGED_PDF


def _raster_size(file: Path) -> tuple[Size | None, _Problem | None]:
    # Imported late: an issue without photographs does not need it.
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as image:
            return image.size, None
    except UnidentifiedImageError:
        return None, ("is damaged, or not a kind of picture that hm knows", _SAVE_AGAIN)
    except Image.DecompressionBombError:
        return None, ("has too many pixels to be opened safely", "Save it again, smaller.")
    except (ValueError, SyntaxError, EOFError):
        return None, _DAMAGED


def _svg_size(file: Path) -> tuple[Size | None, _Problem | None]:
    if file.stat().st_size > MAX_BYTES:
        return None, ("is over 5 MB, too large for a drawing", "Save it as JPEG or PNG instead.")
    with file.open("rb") as opened:
        head = opened.read(_HEAD).decode("utf-8", "replace")
    tag = _SVG_TAG.search(head)
    if tag is None:
        return None, ("is not an SVG drawing", _SAVE_AGAIN)
    attributes = dict(re.findall(r"""([\w:]+)\s*=\s*["']([^"']*)["']""", tag[0]))
    width = _pixels(attributes.get("width", ""))
    height = _pixels(attributes.get("height", ""))
    if width and height:
        return (width, height), None
    numbers = re.findall(r"-?[0-9.]+", attributes.get("viewBox", ""))
    if len(numbers) == 4:
        try:
            return (round(float(numbers[2])), round(float(numbers[3]))), None
        except ValueError:
            return None, None
    return None, None


def _pixels(length: str) -> int:
    match = _LENGTH.fullmatch(length)
    try:
        return round(float(match[1]) * _PIXELS[match[2]]) if match else 0
    except ValueError:
        return 0
