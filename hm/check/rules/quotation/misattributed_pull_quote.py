"""
## What it does

Finds pull quotes that are signed (`by="Ann Example"`) by somebody else than the text has say
them: the paragraph that the words are from names another speaker, and not the one who signs.

## Why it matters

Somebody is quoted, in large type, with what another person said.

## Example

```markdown
“Nobody had told us,” says Ben Specimen.

::: pull-quote {by="Ann Example"}
Nobody had told us.
:::
```

## How to put it right

Name who says it in the text, or correct the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hm.check.copy.gather import by_article
from hm.check.copy.model import Copy, Role
from hm.check.copy.splitting import WORD
from hm.check.names import as_initials, words
from hm.check.people.mentions import people
from hm.check.quoting.saying import SAYING
from hm.check.quoting.source import text_of
from hm.check.quoting.stream import passage, speech_mark
from hm.model.blocks import PullQuote, walk_blocks
from hm.model.diagnostic import Diagnostic, Severity
from hm.model.issue import Issue

SEVERITY = Severity.WARNING

_KNOWN = 0.6


def check(issue: Issue) -> Iterator[Diagnostic]:
    copies = by_article(issue)
    for slug, article in issue.articles.items():
        for block in walk_blocks(article.body):
            if not isinstance(block, PullQuote) or not block.by or as_initials(block.by):
                continue
            lines = [
                copy
                for copy in copies.get(slug, ())
                if copy.role is Role.PULL_QUOTE and copy.panel_place == block.place
            ]
            source = _source(issue, slug, lines)
            speaker = _speaker(issue, source) if source else None
            named = words(block.by)
            if source is None or speaker is None or speaker in named:
                continue
            if not set(named) & {
                match[0].removesuffix("’s") for match in WORD.finditer(source.text)
            }:
                line = source.place(0, len(source.text)).line
                yield Diagnostic(
                    "misattributed-pull-quote",
                    SEVERITY,
                    f"this pull quote is signed by ‘{block.by}’, but ‘{speaker}’ says so in the"
                    f" text (line {line})",
                    block.by_place or block.place,
                    "Name who says it in the text.",
                )


def _source(issue: Issue, slug: str, lines: Sequence[Copy]) -> Copy | None:
    """The paragraph that most words of a pull quote are from."""
    text = text_of(issue, slug)
    said = [word for copy in lines for word in passage(copy, 0, len(copy.text), speech_mark(issue))]
    found = text.compare(said) if len(said) > 1 else None
    if found is None or found.share < _KNOWN:
        return None
    counts = Counter(id(text.words[at].copy) for _, at in found.matched if text.words[at].spoken)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    return next(word.copy for word in text.words if id(word.copy) == most)


def _speaker(issue: Issue, copy: Copy) -> str | None:
    """The one person whom a paragraph has say something, by surname or given name."""
    found = {
        lone.word
        for lone in people(issue).lone
        if lone.copy is copy and (lone.before() in SAYING or lone.after() in SAYING)
    }
    found |= {
        mention.surname
        for mention in people(issue).mentions
        if mention.copy is copy
        and mention.sure
        and _says(mention.copy.text, mention.start, mention.end)
    }
    return found.pop() if len(found) == 1 else None


def _says(text: str, start: int, end: int) -> bool:
    before = text[:start].split()[-1:]
    after = text[end:].split()[:1]
    return any(word.strip(",.—").lower() in SAYING for word in (*before, *after))
