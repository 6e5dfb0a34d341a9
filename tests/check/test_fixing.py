"""Edits to files: where they overlap, and where the file is no longer what was checked."""

from __future__ import annotations

from pathlib import Path

from hm.check.fixing import diff, fixes, write
from hm.model.diagnostic import Diagnostic, Edit, Severity
from hm.model.place import Place


def fault(line: int, start: int, end: int, text: str, path: str = "a.md") -> Diagnostic:
    place = Place(path, line, start, line, end)
    return Diagnostic("one", Severity.ERROR, f"{line}:{start}", place, None, Edit(place, text))


def test_of_fixes_that_overlap_the_first_is_applied() -> None:
    found = [fault(1, 5, 9, "C"), fault(1, 3, 6, "B"), fault(1, 1, 2, "A"), fault(1, 9, 10, "D")]
    mended = fixes(found, {"a.md": b"123456789"})
    assert [file.after for file in mended.files] == [b"A2B678D"]
    assert mended.count == 3
    assert [one.message for one in mended.left] == ["1:5"]


def test_the_same_fix_twice_is_one() -> None:
    mended = fixes([fault(1, 1, 2, "A"), fault(1, 1, 2, "A")], {"a.md": b"1\n"})
    assert [file.after for file in mended.files] == [b"A\n"]
    assert (mended.count, mended.left) == (1, ())


def test_a_file_that_was_not_there_is_left() -> None:
    mended = fixes([fault(1, 1, 2, "A", "b.md")], {"a.md": b"1\n"})
    assert mended.files == ()
    assert len(mended.left) == 1


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    [mended] = fixes([fault(2, 1, 2, "A")], {"a.md": b"1\r2\r3"}).files
    file.write_bytes(b"new\n")
    assert not write(tmp_path, mended)
    assert file.read_bytes() == b"new\n"
    file.write_bytes(b"1\r2\r3")
    assert write(tmp_path, mended)
    assert file.read_bytes() == b"1\rA\r3"


def test_the_diff_of_a_file_without_a_last_newline() -> None:
    [mended] = fixes([fault(2, 1, 2, "A")], {"a.md": b"1\n2"}).files
    assert "".join(diff(mended)) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n"
        "+A\n\\ No newline at end of file\n"
    )
