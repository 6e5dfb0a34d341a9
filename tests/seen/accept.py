"""Accepts how the pages look now: `make references`.

Draws anew the pictures in docs/templates that no longer look like their pages, and the
contact sheets of issue 63 in docs/pages.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.proof.building import REPOSITORY, hm
from tests.seen.comparing import difference
from tests.seen.pictures import KEPT, NAMES, SPECIMEN, draw, kept, png

SHEETS = REPOSITORY / "docs" / "pages"
ISSUE = "issue-63"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build(SPECIMEN, "1", "screen", out)
        pictures = draw(out / "issue-1" / "issue-1-screen.pdf")
        KEPT.mkdir(parents=True, exist_ok=True)
        for name, picture in pictures.items():
            before = kept(name)
            if before is None or difference(before, picture.convert("RGB")):
                (KEPT / f"{name}.png").write_bytes(png(picture))
                print(f"docs/templates/{name}.png: drawn anew")
        for path in sorted(KEPT.glob("*.png")):
            if path.stem not in NAMES:
                path.unlink()
                print(f"docs/templates/{path.name}: taken away, for no page is called so")

        build(REPOSITORY, ISSUE, "sheets", out)
        shutil.rmtree(SHEETS, ignore_errors=True)
        SHEETS.mkdir()
        for path in sorted((out / ISSUE / "pages").iterdir()):
            with Image.open(path) as sheet:
                few = sheet.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            (SHEETS / path.name).write_bytes(png(few))
        print(f"docs/pages: the sheets of {ISSUE}")
    return 0


def build(root: Path, issue: str, edition: str, out: Path) -> None:
    """Build an edition into a folder, or say why not and stop."""
    # The specimen lies among the tests, where no cache is to be left.
    cache = str(out / "cache") if root == SPECIMEN else os.environ.get("HM_CACHE", ".hm")
    done = hm(root, "build", issue, "-e", edition, "--out", str(out), HM_CACHE=cache)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    sys.exit(main())
