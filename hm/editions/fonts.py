"""Subset fonts of a joined document, told apart.

Each fragment embeds its own subset of a face, all under one name. Software that caches
fonts by name would then miss letters, so every subset gets a tag of its own, as PDF wants.
"""

from __future__ import annotations

import hashlib

from pikepdf import Dictionary, Name, Object, Pdf

_FILES = ("/FontFile3", "/FontFile2", "/FontFile")


def tell_subsets_apart(pdf: Pdf) -> None:
    """Name every embedded subset after its content; a file that stands twice is kept once."""
    files: dict[str, Object] = {}
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for key in sorted(fonts.keys()):
            font = fonts[key]
            if font.objgen in done or "/DescendantFonts" not in font:
                continue
            done.add(font.objgen)
            descendant = font.DescendantFonts[0]
            descriptor = descendant.FontDescriptor
            file = next(name for name in _FILES if name in descriptor)
            digest = hashlib.sha256(descriptor[file].read_raw_bytes()).hexdigest()
            descriptor[file] = files.setdefault(digest, descriptor[file])
            tag = "".join(chr(ord("A") + int(digit, 16)) for digit in digest[:6])
            face = str(descriptor.FontName).rpartition("+")[2].removeprefix("/")
            for named, where in (
                (font, "/BaseFont"),
                (descendant, "/BaseFont"),
                (descriptor, "/FontName"),
            ):
                named[where] = Name(f"/{tag}+{face}")
