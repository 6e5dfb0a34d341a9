"""Contact sheets; what is on them, tests/seen looks at."""

from __future__ import annotations

from hm.editions import writer


def test_the_same_sheets_every_time_and_none_of_before(built, tmp_path):
    write = writer("sheets")
    before = tmp_path / "pages" / "issue-7-pages-9.png"
    before.parent.mkdir()
    before.write_bytes(b"")
    [first] = write(built.issue, built.laid, built.house, tmp_path)
    [again] = write(built.issue, built.laid, built.house, tmp_path / "again")
    sheets = {path.name: path.read_bytes() for path in first.iterdir()}
    assert sorted(sheets) == ["issue-7-pages-1.png", "issue-7-pages-2.png"]
    assert sheets == {path.name: path.read_bytes() for path in again.iterdir()}
