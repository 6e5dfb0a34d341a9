"""Whether two full names are two spellings of one."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from hm.check.people.mentions import folded, is_given_name


class Likeness(enum.Enum):
    """How likely two names that are written differently are one person’s."""

    NONE = 0
    SLIGHT = 1
    """Two first names that differ in a letter and are often found: Tim and Tom."""
    POSSIBLE = 2
    CERTAIN = 3


_LONG = 8
"""Letters; names as long as that may be two letters apart."""
_SHORT = 4
_WHOLE = 10
# fmt: off
_SOUNDS = (
    (r"ph", "v"), (r"f", "v"), (r"^ge", "je"), (r"eo", "e"), (r"c(?=[eiy])", "s"),
    (r"ck|[kq]", "c"),
    (r"th", "t"), (r"(?<=.)(?<![cs])h", ""), (r"ae|ai|ay|ei|ey", "a"), (r"ie|ee|ea|y", "i"),
    (r"z", "s"), (r"w", "v"), (r"(.)\1+", r"\1"), (r"(?<=..)[e]$", ""),
)
_VARIANTS = (
    ("graham", "graeme", "grahame"), ("ian", "iain"), ("sean", "shaun", "shawn"),
    ("alistair", "alastair", "alasdair", "alister"),
    ("catherine", "katherine", "kathryn", "cathryn"),
    ("michael", "micheal"), ("rachel", "rachael"), ("mohammed", "mohamed", "muhammad", "mohammad"),
    ("ciaran", "kieran", "kieron"), ("geoffrey", "jeffrey"), ("lesley", "leslie"),
    ("frances", "francis"), ("siobhan", "shivaun"), ("aisling", "ashling"), ("hilary", "hillary"),
    ("hussain", "hussein", "husain"), ("ahmed", "ahmad"), ("yousef", "yusuf", "youssef"),
    ("caitlin", "kaitlyn"), ("debra", "deborah"), ("isobel", "isabel"), ("niall", "neil", "neal"),
)
_SHORTENED = (
    ("alexander", "alex", "sandy"), ("alexandra", "alex", "sandra"), ("andrew", "andy", "drew"),
    ("anthony", "tony"), ("antony", "tony"), ("barbara", "barb", "babs"), ("benjamin", "ben"),
    ("catherine", "cath", "cathy", "kate"), ("charles", "charlie", "chas"), ("christine", "chris"),
    ("christina", "tina", "chris"), ("christopher", "chris", "kit"), ("daniel", "dan", "danny"),
    ("david", "dave", "davy"), ("deborah", "deb", "debbie"), ("edward", "ed", "eddie", "ted"),
    ("elizabeth", "liz", "lizzie", "beth", "betty", "libby"), ("francis", "frank"),
    ("geoffrey", "geoff"), ("gerald", "gerry"), ("gillian", "gill", "jill"), ("gregory", "greg"),
    ("helen", "nell"), ("henry", "harry"), ("jacqueline", "jackie"), ("james", "jim", "jamie"),
    ("janet", "jan"), ("jennifer", "jen", "jenny"), ("jeremy", "jerry"), ("john", "jack"),
    ("jonathan", "jon", "jonny"), ("joseph", "joe"), ("joanna", "jo"), ("joanne", "jo"),
    ("josephine", "jo", "josie"), ("judith", "judy"), ("katherine", "kate", "kathy", "katie"),
    ("kathleen", "kath", "kathy"), ("kenneth", "ken"), ("laurence", "larry"), ("leonard", "len"),
    ("margaret", "maggie", "meg", "peggy"), ("martin", "marty"), ("matthew", "matt"),
    ("maureen", "mo"), ("michael", "mike", "mick"), ("natasha", "tasha"), ("nicholas", "nick"),
    ("nicola", "nicky", "nikki"), ("oliver", "olly", "ollie"), ("pamela", "pam"),
    ("patricia", "pat", "patsy", "trish"), ("patrick", "pat", "paddy"), ("penelope", "penny"),
    ("peter", "pete"), ("philip", "phil"), ("philippa", "pippa"), ("rebecca", "becky", "becca"),
    ("richard", "rick", "dick", "rich"), ("robert", "rob", "bob", "bobby"), ("ronald", "ron"),
    ("russell", "russ"), ("samuel", "sam"), ("samantha", "sam"), ("sandra", "sandy"),
    ("stephen", "steve"), ("steven", "steve"), ("stuart", "stu"), ("susan", "sue", "susie"),
    ("terence", "terry"), ("theresa", "terry", "tess"), ("thomas", "tom"), ("timothy", "tim"),
    ("valerie", "val"), ("victoria", "vicky", "tori"), ("vincent", "vince"),
    ("william", "will", "bill"),
)
# fmt: on
_VARIANT_OF = {name: group[0] for group in _VARIANTS for name in group}
_PATTERNS = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)


def likeness(one: Sequence[str], other: Sequence[str]) -> Likeness:
    """How likely two names, which are written differently, are of one person: the given name,
    initials and middle names, and the surname of each."""
    whole, whole2 = folded(" ".join(one)), folded(" ".join(other))
    if whole == whole2:
        return Likeness.CERTAIN
    given, surname = folded(one[0]), _surname(one)
    given2, surname2 = folded(other[0]), _surname(other)
    if min(len(given), len(given2)) == 1 or min(len(surname), len(surname2)) == 0:
        return Likeness.NONE
    if surname == surname2:
        # Where both are the same, one has an initial too.
        return _given_alike(given, given2) if given != given2 else Likeness.NONE
    if given == given2:
        return _surnames_alike(surname, surname2)
    if OSA.distance(whole, whole2, score_cutoff=2) > 2 or min(len(whole), len(whole2)) < _WHOLE:
        return Likeness.NONE
    # A letter in each, or a hyphen too few: Jayne Example Smith, Jane Example-Smith.
    if OSA.distance(given, given2) == OSA.distance(surname, surname2) == 1:
        return Likeness.CERTAIN if sounds(given) == sounds(given2) else Likeness.POSSIBLE
    return Likeness.POSSIBLE if len(one) != len(other) else Likeness.NONE


def surnames_alike(one: str, other: str) -> bool:
    """Whether a surname that stands alone is another one, written in another way."""
    a, b = folded(one), folded(other)
    if a == b or a == f"{b}s" or b == f"{a}s":
        return a == b and one != other
    shorter = min(len(a), len(b))
    distance = OSA.distance(a, b, score_cutoff=2)
    return (distance == 1 and shorter >= _SHORT) or (distance == 2 and shorter >= _LONG)


def _surname(parts: Sequence[str]) -> str:
    """All but the given name and initials."""
    return "".join(folded(part) for part in parts[1:] if len(part) > 1)


def _given_alike(one: str, other: str) -> Likeness:
    if sounds(one) == sounds(other):
        return Likeness.CERTAIN
    distance = OSA.distance(one, other)
    known = is_given_name(one) and is_given_name(other)
    shorter = min(len(one), len(other))
    if not known and (
        (distance == 1 and shorter >= _SHORT - 1) or (distance == 2 and shorter >= _LONG - 1)
    ):
        return Likeness.CERTAIN
    if _is_short_for(one, other) or (distance == 1 and shorter > _SHORT):
        return Likeness.POSSIBLE
    return Likeness.SLIGHT if distance == 1 else Likeness.NONE


def _surnames_alike(one: str, other: str) -> Likeness:
    distance = OSA.distance(one, other)
    shorter = min(len(one), len(other))
    if distance == 1:
        sure = shorter > _SHORT or len(one) != len(other) or sounds(one) == sounds(other)
        return Likeness.CERTAIN if sure and shorter >= _SHORT else Likeness.POSSIBLE
    if distance == 2 and (shorter >= _LONG or sounds(one) == sounds(other)):
        return Likeness.CERTAIN
    return Likeness.NONE


def _is_short_for(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _SHORTENED if group[0] in (one, other))


def sounds(name: str) -> str:
    """A folded name as it sounds, about: the same for Jayne and Jane, Stephen and Steven."""
    text = _VARIANT_OF.get(name, name)
    for pattern, sound in _PATTERNS:
        text = pattern.sub(sound, text)
    return text
