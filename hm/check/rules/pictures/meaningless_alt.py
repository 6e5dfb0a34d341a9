"""
## What it does

Finds `alt` that says nothing of the picture: the name of its file, a word such as ‘image’ or
‘logo’, a note that something is still to come (‘placeholder’, ‘tbc’, ‘xxx’).

## Why it matters

It is read aloud as it stands, and printed nowhere, so that nobody who sees the page notices.

## Example

```yaml
image:
  src: images/DSC_0423.jpg
  alt: DSC_0423.jpg
```

## How to put it right

Say what is to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from hm.check.pictures import shown
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue
from hm.model.picture import Picture

SEVERITY = Severity.WARNING

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|svg|webp|tiff?|pdf|eps|psd|heic|bmp|avif)\b", re.I)
_CAMERA = re.compile(
    r"(?:IMG|DSC[NF]?|DCIM|PXL|P|image|screenshot|untitled)[_\- ]?\d{2,}[\w-]*", re.I
)
_EMPTY = re.compile(
    r"(?:the |an? |lead |main |cover |alt(?:ernative)? )?(?:image|picture|pic|photo|photograph"
    r"|graphic|illustration|drawing|logo|icon|figure|chart|graph|portrait|head ?shot|banner|cover"
    r"|alt|text|alt text|caption|decorative|untitled|none|n/?a|null|blank|spacer|advert(?:isement)?"
    r"|ad|cartoon|map|table|diagram|screenshot)s?\W*\d*",
    re.I,
)
_TO_COME = re.compile(
    r"^(?:placeholder|to ?do|tbc|tba|tk|xxx+|lorem ipsum|add alt|alt text|describe (?:this|the)"
    r"|insert|caption (?:here|to come)|picture (?:here|to come))\b|\bplaceholder\b|\blorem ipsum\b",
    re.I,
)


def check_part(part: Issue) -> Iterator[Diagnostic]:
    for one in shown(part):
        alt = one.picture.alt.strip()
        if one.advertises or not alt:
            continue
        if why := _fault(alt, one.picture):
            yield Diagnostic(
                "meaningless-alt",
                SEVERITY,
                f"‘{alt}’ {why}, and says nothing of what {one.name} shows",
                one.alt_place,
                "Say what is to be seen.",
            )


def _fault(alt: str, picture: Picture) -> str:
    if _TO_COME.search(alt):
        return "is to be replaced"
    name = PurePosixPath(picture.src)
    # A file may well be called as what it shows: ‘lamp’.
    called = alt in (name.name, str(name)) or (alt == name.stem and re.search(r"[_\d-]", alt))
    if called or _FILE.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return "is the name of a file"
    return "is a word for any picture" if _EMPTY.fullmatch(alt) else ""
