"""The press profile that magazine.yaml names: whether it is there, and one to print with."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from hm.model.place import Place
from hm.read.faults import Faults

_HEADER = 128
"""Bytes of an ICC profile that say what it is."""


def profile_at(root: Path, written: str, place: Place, faults: Faults) -> str | None:
    """A profile's path relative to the magazine's root; None where it lies outside.

    What is wrong with the file is noted; it may be put right without a change of its name.
    """
    name = PurePosixPath(written)
    file = root / name
    if (
        name.is_absolute()
        or "\\" in written
        or "\0" in written
        or not file.resolve().is_relative_to(root.resolve())
    ):
        faults.add(
            "bad-value",
            f"‘{written}’ is not a file of the magazine",
            place,
            "Copy the profile into the magazine and name it from there: profiles/printer.icc.",
        )
        return None
    if fault := _fault(file):
        rule, what, remedy = fault
        faults.add(rule, what.format(written), place, remedy)
    return str(name)


def _fault(file: Path) -> tuple[str, str, str] | None:
    """The rule, what is wrong with the file ``{}``, and the remedy."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEADER)
    except FileNotFoundError:
        remedy = "Put the printer’s profile there, or leave the line out for the one that hm has."
        return "bad-value", "there is no file {}", remedy
    except OSError as error:
        what = (error.strerror or "it is no file").lower()
        remedy = "Check that it is a file and that you may read it."
        return "unreadable-file", f"the file {{}} cannot be read: {what}", remedy
    if unfit := _unfit(head):
        remedy = "Ask the printer for the CMYK output profile of the paper, an .icc file."
        return "unreadable-file", f"the file {{}} {unfit}", remedy
    return None


def _unfit(head: bytes) -> str | None:
    """What keeps a profile from being printed with, by its header."""
    if len(head) < _HEADER or head[36:40] != b"acsp":
        return "is not an ICC profile"
    if head[16:20] != b"CMYK":
        return "is not a profile for CMYK"
    if head[12:16] != b"prtr":
        return "is not the profile of a press"
    return None
