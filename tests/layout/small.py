"""A magazine of a few lines, from its files to both PDFs and what is said of them.

All are built in one process below one root, so that the engine is loaded once.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from hm.check import Scope, check_issue, check_laid, judged
from hm.compose.house import House
from hm.compose.references import planned_pages
from hm.compose.run import RunComposer
from hm.editions import print as print_edition
from hm.editions import screen
from hm.layout.worker import lay_out_run
from hm.model.diagnostic import Diagnostic
from hm.model.sheet import Laid, LaidRun
from hm.read import read_issue, read_magazine

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a magazine."""

    folder: Path
    name: str
    laid: Laid
    faults: list[Diagnostic]

    def said(self, rule: str) -> list[Diagnostic]:
        return [fault for fault in self.faults if fault.rule == rule]

    def path(self, edition: str) -> Path:
        return self.folder / f"{self.name}-{edition}.pdf"

    def page(
        self,
        edition: str,
        index: int = 0,
        dpi: float = 72,
        box: tuple[float, float, float, float] | None = None,
    ) -> Image.Image:
        """A page: of the screen PDF the trim, of the print PDF the whole sheet.

        ``box`` is a part of it: left, top, right and bottom in points from its upper left.
        """
        with pypdfium2.PdfDocument(self.path(edition)) as pdf:
            page = pdf[index]
            width, height = page.get_size()
            left, top, right, bottom = box or (0, 0, width, height)
            # What is cut off: left, bottom, right, top.
            crop = (left, height - bottom, width - right, top)
            picture: Image.Image = page.render(scale=dpi / 72, crop=crop).to_pil()
        return picture.convert("RGB")


class Small:
    """The files of a magazine with one issue."""

    def __init__(self, root: Path, more: str = "", title: str = "Little Magazine") -> None:
        self.root = root
        self.name = f"issue-{len(list(root.glob('issues/*'))) + 1}"
        self.folder = root / "issues" / self.name
        self.put(
            "../../magazine.yaml",
            f"title: {title}\n{more}sections:\n  news: {{title: news}}\n",
        )

    def put(self, name: str, content: str | bytes) -> Small:
        path = self.folder.joinpath(name)
        self.folder.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def issue(self, words: str, number: int = 1) -> Small:
        return self.put("issue.yaml", f"number: {number}\nseason: spring\nyear: 2025\n{words}")

    def article(self, slug: str, head: str, body: str = "") -> Small:
        return self.put(f"articles/{slug}.md", f"---\n{head}\n---\n\n{body}\n")

    def build(self) -> Built:
        """Read, check, lay out, check the pages, write both PDFs."""
        magazine, found = read_magazine(self.root)
        assert magazine
        reading = read_issue(magazine, self.name)
        issue = reading.issue
        assert issue
        house = House(self.root)
        composer = RunComposer(issue, house, planned_pages(issue))
        out = self.root / "build" / self.name
        out.mkdir(parents=True)
        runs = []
        for run in issue.flatplan.runs:
            record, pdf = lay_out_run(self.root, composer.source(run))
            fragment = out / f"{run.key}.pdf"
            fragment.write_bytes(pdf)
            runs.append(LaidRun(run, record, fragment))
        gc.enable()  # which a layout process does without
        laid = Laid(tuple(runs))
        print_edition.write(issue, laid, house, out)
        screen.write(issue, laid, house, out)
        found = [*found, *reading.diagnostics, *check_issue(issue), *check_laid(issue, laid)]
        return Built(out, self.name, laid, judged(found, magazine, issue, Scope()))
