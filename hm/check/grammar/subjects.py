"""Subjects and their verbs, whatever stands between them.

“The gaps in the rota, made worse by low pay, adds”: a head noun, the phrases that hang on it
(*in the rota*), an aside between commas, brackets or dashes, then the verb. Only what is plain
from the head to the verb is read; where the parts may be understood in two ways, nothing is
found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hm.check.grammar.lists import COLLECTIVES, COUNTED, PERSONS, QUANTITIES, words_of
from hm.check.grammar.tagging import Text
from hm.check.lexicon.classes import Class, classes
from hm.check.wordlists import words


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A subject and a verb in another number."""

    head: int
    """The word that the verb should agree with."""
    first: int
    verb: int
    plural: bool
    """Whether the subject is plural."""


_ONE_OR_MANY = words_of("""
    acoustics arms aerobics athletics barracks billiards commons congratulations crossroads
    billions days decades dozens dynamics economics estates ethics fifths gallows half halves
    headquarters heaps hours hundreds innings kilometres linguistics loads logistics lots
    mathematics maths means measles media metres miles millions minutes months news odds plenty
    politics physics pounds quarters rabies remains scores seconds series species statistics
    studies systems tactics tens tenths thanks thirds thousands tons tonnes weeks works years
    operations communications customs terms others sports games
    """)
"""Plurals whose verb may be singular: two weeks is a long time, 40 miles is far."""
_GROUPS = (
    COLLECTIVES
    | QUANTITIES
    | words_of("""
    average bag bit blend block body bulk bundle cadre catalogue chain chorus circle cohort
    combination core crop cross-section dose family flow fraction half heap hierarchy hundred
    kind lack league line list load lot mass maximum minimum mix mixture network pack parade
    part percentage pile plenty pool portion procession quantity queue rate rest ring row
    sample sea section segment sequence share shower slice sort spread stack store stream sum
    tally torrent total trail train trickle type web
    """)
)
"""Heads that what follows ‘of’ may give its number."""
_THAT_IS_CLAUSE = words_of("""
    acknowledge agree argue ask assume believe check claim confirm convince decide deny demonstrate
    discover ensure establish explain feel find guarantee hear hope imagine indicate insist know
    learn maintain pretend prove realise recognise remember say see show stress suggest suppose
    tell think understand warn
    """)
"""Verbs that a clause without ‘that’ can follow: to show the effect is real."""
_REPORTS = words_of("""
    show suggest say reveal indicate argue claim warn mean confirm prove demonstrate imply conclude
    """)
_ADJECTIVAL = words_of("""
    building closing existing falling funding growing hiring housing increasing leading learning
    lending meeting mounting nursing operating parking planning purchasing remaining rising
    shrinking spending staffing standing teaching training underlying waiting working
    """)
"""What begins a subject before a noun: staffing gaps, rising costs."""
_EVERYONE = words_of(
    "everyone everybody someone somebody anyone anybody nobody everything nothing something"
)
_TIMES = words_of("years months weeks days decades")
_NOT_HEADS = words_of("""
    time day week month year moment minute night morning afternoon evening way reason point case
    result number majority kind sort type
    """)
"""Nouns that begin a clause without being its subject: the day of the strike trains were late."""

_START = re.compile("[\\n“;K]|(?<=[VZE])h|h(?=[tma])|(?<=[\\n“,])c")
_FRONTED = re.compile("\\n(?:[iI][^,;.\\nzydMWh]{1,8}|R),")
"""What a clause begins after: a sentence’s end, ‘said that’, ‘because’, ‘In May,’."""
_FIRST = frozenset("tamwsq#JjEGNnxSlpAueh")
"""What a subject may begin with."""
_DETERMINED = "(?:[tamwsq]?[Jj]*[NAn]?p|[tamwqs])?"
_ADJECTIVES = "(?:[JjENnx]|(?<![Nnj])G){0,3}"
# What a preposition rules: of the three branches, of pay and conditions.
_RULED = "[tmaswqe]?[p#]?[JjEGNnx#A]{0,3}[NSAnljx](?:c[tma]?[JjNnx]?[NSAnljx])?"
_RULED_ONE = "[tmaswqe]?[p#]?[JjEGNnx#A]{0,3}[NSAljxn]"
_ASIDE = "(?:,[EGiIWC][^,;.:\\n“”()]{1,22},|\\([^()\\n]{1,25}\\)|-[^-;.\\n“”()]{2,25}-)"
# fmt: off
_MANY = re.compile(
    f"{_DETERMINED}#?{_ADJECTIVES}(?P<head>[Sl])"
    f"(?:(?P<hang>(?:(?:E?[oiI]|Gi?){_RULED}){{1,4}}(?P<aside>{_ASIDE})?)"
    f"|(?P<do>TR?[Vnvx](?:[oiIT]?{_RULED}){{0,3}})"
    f"|(?P<alone>{_ASIDE}))"
    "(?P<verb>R?(?:[zZ]|l(?=[tamTU])))"
)
_SOME = re.compile(
    f"(?P<head>[#q])o[tmw][JjEGNnx#]{{0,3}}(?P<noun>[Sl])"
    f"(?:(?:E?[oiI]|G){_RULED}){{0,3}}(?:{_ASIDE})?(?P<verb>R?z)"
)
_WHO = re.compile(
    "[tmwq]?[Jj]?(?P<head>[Sw])W(?:[yd]R?E?|MR?[Vnb]?[VE]?|[VEn])(?:T[Vn])?"
    "(?:[oiI]?[tmawq]?[Jj]*[NSAnl]){1,4}(?P<verb>R?z)"
)
_ONE = re.compile(
    f"[tam][JjENnx]{{0,2}}(?P<head>N)"
    f"(?:(?P<hang>(?:(?:E?[oiI]|Gi?){_RULED_ONE}){{1,4}}(?P<aside>{_ASIDE})?)"
    f"|(?P<do>TR?[Vnvx](?:[oiI]?{_RULED_ONE}){{0,3}})"
    f"|(?P<alone>,[EGiIW][^,;.:\\n“”()c]{{1,22}},))"
    "(?P<verb>R?y)"
)
_YEARS = re.compile("[tw][J](?:q|#)?(?P<head>S)(?P<verb>z)(?=[EbR])")
_NUMBER = re.compile("t(?P<head>[Nx])o[^,.;\\nhWzydMrXTKcUu]{1,8}(?P<verb>y)(?=[EbRJvx])")
_SHOW = re.compile(
    f"[tam][JjENnx]{{0,2}}(?P<head>N)(?:(?:E?[oiI]|Gi?){_RULED_ONE}){{0,3}}(?P<verb>[Vn])h"
)
_EACH = re.compile(
    "(?:(?<=[\\n“;(K,h])|(?<=,c))(?P<head>[uqe])o[tmw]#?[JjEGNnx#]{0,3}(?P<noun>[Sl])"
    f"(?:(?:E?[oiI]|G){_RULED}){{0,3}}(?P<verb>R?y)"
)
_LEADERS = re.compile("[tm]?#?[JjENn]{0,2}(?P<head>[Sl])(?P<verb>R?z)(?=[EbJRtah])")
_MILK = re.compile("(?:[tam][JjEN]{0,2}(?P<head>[Nn])|e[Jj]?(?P<each>[Nn]))(?P<verb>R?y)")
_WHO_ONE = re.compile(
    "[at][Jj]*(?P<head>[Nn])W(?:zE?|d|MV|Z|E)(?:[oiIT]?[tmawq]?[Jj]*[NSAnlV]){1,4}(?P<verb>R?y)"
)
_NOTHING = re.compile(f"(?P<head>u)(?:[oiI]{_RULED}){{1,3}}(?P<verb>R?y)")
_THEM = re.compile("(?P<head>q)(?:oU)?(?P<verb>R?z)(?=[EbJRta])")
_THAT = re.compile("(?P<head>[hu])(?P<verb>y)(?=[taEbiIRJmU])")
_MONEY = re.compile("(?P<head>#)#?(?P<verb>y)(?=[EbR])")
_NAMED = re.compile(
    "(?P<head>[a-zA-Z])A{1,3}(?:,[^,;:.\\n“”()c]{2,20},|,?W)?(?P<verb>R?y)(?!A)"
)
# fmt: on


def disagreements(text: Text) -> Iterator[Disagreement]:
    """Subjects and verbs in two numbers that stand apart, in the order of the patterns."""
    starts = _starts(text)
    for pattern, test, plural in _ALL:
        for at in starts:
            match = pattern.match(text.tags, at)
            if match and test(text, match):
                yield Disagreement(_head(match), at, match.end("verb") - 1, plural)
    for pattern, test, plural in _ANYWHERE:
        for match in text.find(pattern):
            if test(text, match):
                verb = match.end("verb") - 1
                yield Disagreement(match.start("head"), match.start(), verb, plural)


def _head(match: re.Match[str]) -> int:
    head = match.start("head")
    return head if head >= 0 else match.start()


def _starts(text: Text) -> list[int]:
    """Where clauses begin. Two of them may share a mark: In May, the trust."""
    found = {match.end() for match in text.find(_START)}
    found |= {match.end() for match in text.find(_FRONTED)}
    end = len(text.tags)
    return sorted(
        at for at in found if at < end and (text.tags[at] in _FIRST or text.words[at].istitle())
    )


def _is_plural(text: Text, at: int) -> bool:
    word = text.small[at]
    can = classes(word)
    return (
        bool(can & Class.PLURAL)
        and not can & Class.SINGULAR
        and word not in _ONE_OR_MANY
        and not word.endswith("ics")
    )


def _is_many(text: Text, match: re.Match[str]) -> bool:
    head, verb = match.start("head"), match.end("verb") - 1
    if not _is_plural(text, head) or _is_name(text, match, head):
        return False
    before = text.tags[head - 1]
    if text.tags[head] == "l" and before not in "tmwJjGpq#\n":
        return False
    if text.tags[head + 1] == "G" and match.start() == head:
        return False  # managers taking risks is new
    definite = text.tags[head - 2] in "tmpw"
    if before == "#" and not definite and text.small[head] not in PERSONS:
        return False  # two cups of tea is enough
    first = match.start()
    if text.tags[first] == "G" and text.small[first] not in _ADJECTIVAL:
        return False  # making deals with rivals is
    if text.small[first] in ("no", "all", "what", "one", "more", "half"):
        return False
    if match["do"]:
        return text.small[match.start("do") + 1] not in _THAT_IS_CLAUSE
    if text.tags[verb] in "Zl" and not match["alone"] and not match["aside"]:
        return False
    return _is_aside(text, match)


def _is_name(text: Text, match: re.Match[str], head: int) -> bool:
    """Whether a name may begin with the head: Friends of the Earth is."""
    return head == match.start() and "A" in text.tags[head : match.end()]


def _is_aside(text: Text, match: re.Match[str]) -> bool:
    """Whether what stands between commas is no part of a list."""
    start = match.start("aside") if match["hang"] else match.start("alone")
    if start < 0:
        return True
    end = match.end("aside") if match["hang"] else match.end("alone")
    # Nurses, in the view of the board, is: the aside has a verb only after who or which.
    inner = text.tags[start + 1 : end - 1]
    return inner[0] == "W" or not set(inner) & set("zydM;")


def _is_some(text: Text, match: re.Match[str]) -> bool:
    head, noun = match.start("head"), match.start("noun")
    word = text.small[head]
    if text.tags[head] == "q" and word not in ("many", "several", "both", "few"):
        return False
    return word[-1] != "%" and _is_plural(text, noun)


def _is_who(text: Text, match: re.Match[str]) -> bool:
    head = match.start("head")
    if text.small[head + 1] not in ("who", "which"):
        return False
    return text.tags[head] == "w" or _is_plural(text, head)


def _is_one(text: Text, match: re.Match[str]) -> bool:
    head, verb = match.start("head"), match.end("verb") - 1
    word, first = text.small[head], match.start()
    if word in _GROUPS or word in _NOT_HEADS or text.small[verb] in ("do", "don’t"):
        return False
    if text.tags[head - 1] == "N" and text.small[head - 1] in _GROUPS:
        return False
    before = set(text.small[max(0, first - 3) : first])
    if before & {"if", "though", "whether", "unless", "as", "and", "or", "nor", "either"}:
        return False
    if match["do"]:
        inner = text.small[match.start("do") + 1 : match.end("do")]
        return not _THAT_IS_CLAUSE & set(inner)
    if match["hang"] and text.tags[head + 1] == "o" and word not in COUNTED:
        return not word.endswith("ful")
    return _is_aside(text, match)


def _is_years(text: Text, match: re.Match[str]) -> bool:
    first = match.start()
    return (
        text.small[first + 1] in ("last", "past", "next", "first", "recent", "early")
        and text.small[match.start("head")] in _TIMES
        and text.small[match.start("verb")] == "has"
    )


def _is_number(text: Text, match: re.Match[str]) -> bool:
    head = match.start("head")
    return text.small[head] == "number" and text.tags[match.start("verb") - 1] in "SNAlj"


def _is_show(text: Text, match: re.Match[str]) -> bool:
    verb = match.start("verb")
    return text.small[verb] in _REPORTS and text.small[match.start("head")] not in _GROUPS


def _is_each(text: Text, match: re.Match[str]) -> bool:
    word, verb = text.small[match.start("head")], match.end("verb") - 1
    return word in ("one", "each", "either", "neither") and text.small[verb] != "do"


def _is_leaders(text: Text, match: re.Match[str]) -> bool:
    """School leaders has warned."""
    head = match.start("head")
    if text.tags[match.start()] == "#" and text.small[head] not in PERSONS:
        return False
    if text.words[match.start()].istitle() and not text.begins(match.start()):
        return False
    return _is_plural(text, head) and text.small[match.end("verb") - 1] in ("is", "was", "has")


def _is_milk(text: Text, match: re.Match[str]) -> bool:
    """That the milk have turned, and each player are."""
    at, verb = match.start(), text.small[match.end("verb") - 1]
    head = match.end("verb") - 1
    while text.tags[head] not in "Nn":
        head -= 1
    word, before = text.small[head], text.small[at - 1]
    if word in _GROUPS or verb in ("do", "don’t") or not classes(word) & Class.SINGULAR:
        return False
    if text.tags[head] == "n" and verb == "have" and text.tags[match.end("verb")] in "TR":
        return False
    if verb == "were" and before in ("if", "as", "though", "whether", "unless", "that", "than"):
        return False
    if text.tags[at - 1] == "c":
        # The bread, and the milk have; it is late, and the milk have.
        start = text.tags.rindex("\n", 0, at)
        return bool(set(text.tags[start : at - 2].rsplit(",", 1)[-1]) & set("zydMZ"))
    return before not in ("and", "or", "nor")


def _is_who_one(text: Text, match: re.Match[str]) -> bool:
    """A manager who meets managers have."""
    head = match.start("head")
    return (
        text.small[head + 1] == "who"
        and text.small[head] not in _GROUPS
        and text.small[match.end("verb") - 1] in ("are", "were", "have")
    )


def _is_nothing(text: Text, match: re.Match[str]) -> bool:
    """Nothing in health are."""
    verb = match.end("verb") - 1
    return (
        text.small[match.start()] in _EVERYONE
        and text.small[verb] in ("are", "were", "have")
        and not (text.small[verb] == "were" and text.tags[match.start() - 1] == "K")
    )


def _is_them(text: Text, match: re.Match[str]) -> bool:
    """Most of them was; both is."""
    word, of_them = text.small[match.start()], match.end("verb") - match.start() > 2
    if of_them and text.tags[match.start() + 1] == "o":
        return word in ("most", "many", "some", "all", "both", "few", "several") and (
            text.small[match.start() + 2] in ("them", "us")
        )
    return word == "both" and text.small[match.end("verb") - 1] in ("is", "was", "has")


def _is_that(text: Text, match: re.Match[str]) -> bool:
    """That were late; it have been."""
    at, verb = match.start(), text.small[match.start("verb")]
    if text.small[at] == "that":
        return text.tags[at - 1] in "\n“" and verb in ("were", "are", "have")
    if text.small[at] != "it" or verb not in ("are", "have", "were"):
        return False
    if verb == "were":
        return text.tags[at - 1] in "\n“" or text.small[at - 1] in ("because", "when", "until")
    return text.small[at - 1] not in ("if", "lest")


def _is_money(text: Text, match: re.Match[str]) -> bool:
    """£1.2 billion have been."""
    return text.small[match.start()][0] in "£$€" and text.small[match.start("verb")] != "were"


def _is_named(text: Text, match: re.Match[str]) -> bool:
    """Jane Doe have; Jane Doe, who have."""
    at, verb = match.start(), text.small[match.end("verb") - 1]
    given = text.small[at] in words("given-names") and text.words[at].istitle()
    # Between her and Jane Doe, who are friends; with Jane Doe are.
    return given and verb in ("are", "were", "have") and text.tags[at - 1] in "\n“;hK"


_Test = Callable[[Text, re.Match[str]], bool]
_ALL: tuple[tuple[re.Pattern[str], _Test, bool], ...] = (
    (_MANY, _is_many, True),
    (_SOME, _is_some, True),
    (_WHO, _is_who, True),
    (_YEARS, _is_years, True),
    (_ONE, _is_one, False),
    (_SHOW, _is_show, False),
    (_LEADERS, _is_leaders, True),
    (_MILK, _is_milk, False),
    (_WHO_ONE, _is_who_one, False),
    (_NOTHING, _is_nothing, False),
    (_THEM, _is_them, True),
    (_THAT, _is_that, False),
    (_MONEY, _is_money, False),
    (_NAMED, _is_named, False),
)
"""What begins where a clause does."""
_ANYWHERE: tuple[tuple[re.Pattern[str], _Test, bool], ...] = (
    (_NUMBER, _is_number, False),
    (_EACH, _is_each, False),
)
