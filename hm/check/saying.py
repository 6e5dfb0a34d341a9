"""Speech in quotation marks: whether it is a whole sentence, and who is said to say it."""

from __future__ import annotations

import re

from hm.check.copy.speech import Quoted

SAYING = (
    "said|says|say|saying|added|adds|asked|asks|told|tells|explained|explains|argued|argues|"
    "warned|warns|replied|replies|recalled|recalls|insisted|insists|claimed|claims|noted|notes|"
    "concluded|concludes|commented|comments|admitted|admits|agreed|agrees|remembered|remembers|"
    "continued|continues|wrote|writes|thinks|suggested|suggests|reflected|reflects|joked|jokes|"
    "laughed|laughs|smiled|smiles|answered|answers|responded|responds|observed|observes|"
    "declared|declares|stressed|stresses|urged|urges|complained|complains|confessed|confesses|"
    "conceded|concedes|acknowledged|acknowledges|pointed|points|predicted|predicts|"
    "wondered|wonders|shouted|shouts|whispered|whispers|cried|cries|remarked|remarks|"
    "announced|announces|confirmed|confirms|called|calls|grinned|grins|sighed|sighs|quipped|quips"
)
"""The verbs of saying, as they stand beside speech."""

CLIPPED = re.compile(r"‘(?:\d0s|\d\d|tis|twas|em|til|cause|bout|n(?=[’‘]))(?![\w-])", re.IGNORECASE)
"""An opening quotation mark before what is left of a clipped word: an apostrophe is meant."""

_SAID = re.compile(rf"\s+(?:[^\s.,;:!?“”()—–]+\s+){{0,5}}?(?:{SAYING})\b")
_WORDS_AFTER = 80
_ENDS = (*".!?…:", ".”", "!”", "?”", "…”", ",”")
"""What ends the words before a sentence."""
_INTRODUCED = re.compile(rf"\b(?:{SAYING})(?: [^\s.,;:!?“”]+)?,$")
_INTERRUPTED = re.compile(rf"[,?!—…]”[^“”.?!]*\b(?:{SAYING})\b[^“”]*$")
_FAR = 160
_BOUNDARY = re.compile(r"[.!?…] [^\W\d_a-z]")


def is_said(text: str, end: int) -> bool:
    """Whether a verb of saying follows soon: ”, says Ann; ,” the man in the lift said."""
    return bool(_SAID.match(text, end, end + _WORDS_AFTER))


def is_sentence(text: str, one: Quoted) -> bool:
    """Whether a quotation is, or begins, a sentence of its own, and no phrase within another.

    It begins with a capital, at the start of a sentence or after words that bring it in.
    """
    first = text[one.start + 1 : one.start + 2]
    if not first.isupper():
        return False
    # Whole passages are not searched for what stands at their end.
    before = text[: one.start].rstrip()
    if not before or before.endswith(_ENDS) or "\n" in text[len(before) : one.start]:
        return True
    return before.endswith(",") and bool(_INTRODUCED.search(before))


def is_phrase(text: str, one: Quoted) -> bool:
    """Whether a quotation is a phrase within a sentence of the writer’s: a “long walk”."""
    first = text[one.start + 1 : one.start + 2]
    if not first.islower() or _BOUNDARY.search(text, one.start, one.end):
        return False
    before = text[max(one.start - _FAR, 0) : one.start]
    # “It was shut,” said Ann, “but not for long.” is one sentence of hers.
    return not _INTERRUPTED.search(before) and bool(re.search(r"[\w’”),—–-]\s?$", before))
