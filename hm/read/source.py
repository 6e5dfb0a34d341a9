"""Source files as text whose every character knows its line and column."""

from __future__ import annotations

import stat
from bisect import bisect_right
from pathlib import Path

from hm.model.place import Place
from hm.read.faults import Faults

MAX_BYTES = 5_000_000


class Source:
    """The text of a file. Line ends are normalised to newlines; a byte-order mark is cut."""

    __slots__ = ("path", "starts", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.starts = [0]
        """Where each line begins, in characters from the start of the text."""
        for line in self.text.split("\n")[:-1]:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the characters from ``start`` to before ``end``."""
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1] + 1
        if end is None or end <= start:
            return Place(self.path, line, column)
        last = bisect_right(self.starts, end - 1)
        return Place(self.path, line, column, last, end - self.starts[last - 1] + 1)

    def line(self, number: int) -> str:
        """A line, counted from 1, without its newline."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]


class Strand:
    """Words cut out of a source: each of their characters knows where it was written.

    ``cuts`` are pairs of an index into the words and the offset in the source from which
    on they run alike, up to the next pair.
    """

    __slots__ = ("_indices", "_offsets", "source", "text")

    def __init__(self, source: Source, text: str, cuts: list[tuple[int, int]]) -> None:
        self.source = source
        self.text = text
        self._indices = [index for index, _ in cuts]
        self._offsets = [offset for _, offset in cuts]

    def offset(self, index: int) -> int:
        """Where the character at ``index`` stands in the source."""
        cut = max(bisect_right(self._indices, index) - 1, 0)
        return self._offsets[cut] + index - self._indices[cut]

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of the words from ``start`` to before ``end``."""
        first = self.offset(start)
        return self.source.place(first, None if end is None else self.offset(end - 1) + 1)

    def part(self, start: int, end: int, text: str | None = None) -> Strand:
        """The words from ``start`` to before ``end``; ``text``, of the same length or
        with its backslashes resolved, may stand for them."""
        raw = self.text[start:end]
        cuts = [(0, self.offset(start))]
        cuts += [
            (index - start, offset)
            for index, offset in zip(self._indices, self._offsets, strict=True)
            if start < index < end
        ]
        whole = Strand(self.source, raw, cuts)
        if text is None or text == raw:
            return whole
        steps = resolve_backslashes(raw, text)
        return Strand(self.source, text, [(i, whole.offset(at)) for i, at in steps])

    def like(self, text: str) -> Strand:
        """Other words of the same length in the same places."""
        cuts = list(zip(self._indices, self._offsets, strict=True))
        return Strand(self.source, text, cuts)


def resolve_backslashes(raw: str, text: str) -> list[tuple[int, int]]:
    """Pairs that map ``text`` back to ``raw``, from which backslashes have been taken."""
    cuts = [(0, 0)]
    at = 0
    for index, char in enumerate(text):
        if at < len(raw) and raw[at] != char and raw[at] == "\\":
            at += 1
            cuts.append((index, at))
        at += 1
    return cuts


def load(file: Path, path: str, faults: Faults) -> Source | None:
    """Read a text file; ``path`` is what messages call it.

    What cannot be read is noted as ``unreadable-file``; then None comes back.
    """

    def refuse(message: str, remedy: str, line: int = 1) -> None:
        faults.add("unreadable-file", message, Place(path, line), remedy)

    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            refuse("this is a folder; it should be a text file", "Rename or move the folder.")
            return None
        # A pipe or a device would be waited for without end.
        if not stat.S_ISREG(status.st_mode):
            refuse("this is not an ordinary file", "Put a text file in its place.")
            return None
        if status.st_size > MAX_BYTES:
            refuse(
                f"the file is {status.st_size / 1e6:.1f} MB; hm reads no text over 5 MB",
                "Split it up; pictures and the like belong in files of their own.",
            )
            return None
        data = file.read_bytes()
    except OSError as error:
        refuse(
            f"the file cannot be read: {(error.strerror or 'it is out of reach').lower()}",
            "Check that it is there and that you may read it.",
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(
            f"the file is not UTF-8 text (byte {error.start + 1} is not)",
            "Save it again as UTF-8.",
            data.count(b"\n", 0, error.start) + 1,
        )
        return None
    if not text.strip():
        refuse("the file is empty", "Write something in it, or remove it.")
        return None
    return Source(path, text)
