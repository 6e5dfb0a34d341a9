"""Owners in the plural without their apostrophe, and apostrophes of mere plurals.

“The campaigners intentions were”: two plurals in a row after a determiner, the first of them
people or a body of people, and the second no verb, because another verb follows.
“Six year’s at the helm”: an owner with nothing after it that could be owned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hm.check.grammar.lists import COUNTED, PERSONS, VERBS, words_of
from hm.check.grammar.tagging import Text
from hm.check.lexicon.classes import Class, classes

_SORTS = words_of("""
    women men people persons boys girls kids juniors seniors trainees staff heads chairs chiefs
    couples groups shops lords
    """)
"""Plurals that stand before another as a kind: women workers."""
_BODIES = words_of("""
    authorities boards charities colleges commissions committees companies corporations councils
    departments employers firms governments industries inspectorates ministries nations
    organisations parties professions regulators sectors trades trusts unions universities
    """)
_OF_BODIES = words_of("""
    actions aim aims ambitions approach arguments assets attitude boss campaign chair chief claims
    concerns conclusions decision decisions demands duties failure failures finances funds future
    handling history intentions interests leaders leadership members minds objectives offer opinion
    performance plans policies policy position powers priorities promises proposals questions
    reaction record refusal reforms reputation response responsibilities rules spending staff
    strategy success support treatment view views website wishes worries
    """)
"""What a body has, and what is no verb or kind after its plural."""
_OWNED = words_of("""
    actions beds behaviour behaviours beliefs bosses boots colleagues comments complaints concerns
    criticisms decisions dreams efforts emails failings fears feet feelings finances habits hands
    heads hearts ideas incomes intentions interests jobs leaders letters lives minds mistakes needs
    notes objections opinions pay pensions perceptions places plans pockets prospects qualifications
    questions reactions records relatives reports representatives requests responses rights roles
    salaries shifts skills stories suggestions tasks thoughts voices votes wages wishes worries
    """)
"""What people have."""
_GIVES = words_of("""
    advise advised allocate allow allowed appoint ask asked asking assign assure assured award
    awarded bring brought buy call called considers convince convinced cost deny denied elect
    elected find found gave get give given gives giving got grant granted guarantee guaranteed
    help helped inform informed lend let made make makes making name offer offered offering
    offers owe paid pay pays paying persuade persuaded promise promised provide provided
    providing remind reminded satisfy save saved saying say says said send sent show showed
    shown shows spare teach teaches taught tell tells telling told think thinks thought warn
    warned warns argue argued believe believed claim claimed hope hoped know knew see seen saw
    admit admitted insist insisted means meant feel felt suggest suggested
    """)
"""Verbs after which a plural may stand alone: tell the managers jobs are at risk."""
_PAY = frozenset((("home", "pay"), ("take-home", "pay"), ("sick", "pay")))
_MANY_OWNERS = re.compile(
    "(?<=(?P<before>[a-zA-Z,.;“”(~\\n-]))[tm](?P<owner>[SlN]|J[Sl])(?P<owned>J?[Sl])(?=[zyMd.,;oiIcT)”R-])"
)
_BARE_OWNERS = re.compile(
    "(?<=(?P<before>[VZGEvniIoc]))(?P<owner>S)(?P<owned>[Jj]?[SlNn]{1,2})(?=[zyMd.,;oiIcT)”-])"
)
_REPORT = re.compile("(?<=[\\n“;])[tm](?P<owner>S)(?P<owned>n)(?=z)")
_BODY = re.compile(
    "(?<=(?P<before>[a-zA-Z,.;“”(~\\n-]))[tm](?P<owner>[Sl])(?P<owned>J?[SNlnj])(?=[zZyMdE.,;oiIcT)”R-])"
)


def bare_owners(text: Text) -> Iterator[tuple[int, int]]:
    """Owners in the plural without an apostrophe: each, and the last word of what is owned."""
    for match in text.find(_MANY_OWNERS):
        owner, last = match.end("owner") - 1, match.end("owned") - 1
        if (
            text.small[owner] in PERSONS - _SORTS
            and _is_noun(text, last)
            and text.small[owner] != text.small[last]
            and text.small[last] not in PERSONS
            and not _is_given(text, match.start("before"))
        ):
            yield owner, last
    for match in text.find(_BARE_OWNERS):
        owner, last = match.end("owner") - 1, match.end("owned") - 1
        if (
            text.small[owner] in PERSONS - _SORTS - {"employers"}
            and (text.small[last] in _OWNED or text.small[last - 1 : last + 1] in _PAY)
            and not _is_given(text, match.start("before"))
            and (text.tags[last] != "l" or text.tags[last + 1] in "zyMd.,;oc)”")
        ):
            yield owner, last
    for match in text.find(_REPORT):
        owner = match.start("owner")
        if text.small[owner] in PERSONS - _SORTS and text.small[owner + 1] != "report":
            yield owner, owner + 1
    for match in text.find(_BODY):
        owner, last = match.end("owner") - 1, match.end("owned") - 1
        if (
            text.small[owner] in _BODIES
            and text.small[last] in _OF_BODIES
            and not _is_given(text, match.start("before"))
        ):
            yield owner, last


def _is_given(text: Text, before: int) -> bool:
    words = text.small[max(0, before - 2) : before + 1]
    return bool(_GIVES & set(words)) or text.tags[before] in "h"


def _is_noun(text: Text, at: int) -> bool:
    """Whether a plural after a plural is a noun: no verb, or one that another verb follows."""
    after = text.tags[at + 1]
    word = text.small[at]
    if not classes(word) & Class.PLURAL or "-" in word:
        return False
    if text.tags[at] == "S" or word in _OWNED:
        return not (text.tags[at] == "l" and after in "TiIR")
    return after in "zyMd"


def singular(word: str) -> str:
    """A plural in -s as it is for one: companies, company."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def plural(owner: str) -> str:
    """What is several of an owner: company’s, companies; companies’, companies."""
    if owner.endswith("’"):
        return owner[:-1]
    stem = owner[:-2]
    if stem.islower() and stem[-1] == "y" and stem[-2:-1] not in tuple("aeiou"):
        return stem[:-1] + "ies"
    return stem + ("es" if stem.endswith(("ch", "sh", "s", "x")) else "s")


_PERIODS = words_of("year’s month’s week’s day’s hour’s minute’s decade’s")
_PERIOD = re.compile("[#q](?P<owner>p)")
_MANY = re.compile("(?:#|[qw])J?(?P<owner>p)(?=[zyMd.,;oiIcTK)-])")
_PLACED = re.compile("[tqow](?P<owner>p)[iI][tm]?[JjNn]?[NSAnl]y")
_FEEL = re.compile("(?P<owner>p)(?:V|[nN](?=[EvJT]))")
_ARE = re.compile("[tm]J?(?P<owner>p)[yM]")
_POST = re.compile("(?P<owner>p)[a-zA-Z]")
_POSTS = words_of("""
    account accounts analyst analysts budget cabinet centre centres club clubs conference council
    councils day days department desk director directors engineer engineers figures head manager
    managers minister ministers office officer officers policy programme rep reps secretary
    specialist staff strategy target targets team teams
    """)
_KINDS = {
    "school’s": words_of("minister ministers"),
    "prison’s": words_of("minister"),
    "veteran’s": words_of("minister"),
    "communication’s": _POSTS,
    "operation’s": _POSTS,
    "resource’s": _POSTS,
    "sale’s": _POSTS,
    "system’s": words_of("analyst analysts engineer engineers"),
    "art’s": words_of("centre centres council councils minister"),
    "sport’s": words_of("centre centres club clubs day days minister"),
    "admission’s": _POSTS,
    "service’s": words_of("manager director"),
}
"""Kinds that are written like owners: the school’s minister, a communication’s team."""


def stray_owners(text: Text) -> Iterator[int]:
    """Words with the apostrophe of an owner that are only plurals."""
    for pattern, test in (
        (_PERIOD, _is_period),
        (_MANY, _is_one_of_many),
        (_PLACED, _is_counted),
        (_FEEL, _is_before_verb),
        (_ARE, _is_plural_owner),
        (_POST, _is_kind),
    ):
        for match in text.find(pattern):
            at = match.start("owner")
            if test(text, at):
                yield at


def _is_period(text: Text, at: int) -> bool:
    """Six year’s at."""
    return text.small[at] in _PERIODS and _is_several(text, at - 1)


def _is_one_of_many(text: Text, at: int) -> bool:
    """Three nurse’s and."""
    first = at - 1 if text.tags[at - 1] in "#qw" else at - 2
    return (
        text.small[first] not in _NOT_MANY
        and text.small[at] not in _PERIODS
        and _is_counted(text, at)
    )


def _is_before_verb(text: Text, at: int) -> bool:
    """Where headteacher’s feel valued."""
    word, follows = text.small[at + 1], text.tags[at + 2]
    if word in ("feel", "want"):
        verb = follows in ("EvJ" if word == "feel" else "T")
    else:
        verb = word in VERBS - _TAKES and not classes(word) & (Class.PARTICIPLE | Class.PAST)
    return verb and text.small[at][:-2] in COUNTED | {"headteacher", "school", "head", "parent"}


def _is_plural_owner(text: Text, at: int) -> bool:
    """The employers’ have made."""
    start = text.tags.rindex("\n", 0, at) + 1
    return (
        text.small[at].endswith("s’")
        and text.small[at + 1] in ("are", "were", "have", "must", "should", "could", "would")
        and "‘" not in text.words[start:at]
    )


def _is_kind(text: Text, at: int) -> bool:
    """The school’s minister."""
    return text.small[at + 1] in _KINDS.get(text.small[at], ()) and text.tags[at - 1] not in "as"


_NOT_MANY = words_of("""
    1 all any either enough half less little more most much neither no one some such
    """)
_TAKES = words_of("take make go say do spend hold listen find give sell get be have maintain")
"""Verbs that are nouns in speech: Ann’s take on it; or that may follow ‘is’ and ‘has’."""


def _is_several(text: Text, at: int) -> bool:
    """Whether what stands before ‘year’s’ is a number of them, and no date: 1 May’s."""
    count = text.small[at]
    if text.tags[at] == "#":
        several = count != "1" and text.tags[at - 1] not in "t#-"
    else:
        several = count in ("many", "several", "few")
    return several and text.small[at - 1] != "a"


def _is_counted(text: Text, at: int) -> bool:
    """Whether it is a word in ’s for something of which there can be several."""
    word = text.words[at]
    stem = word[:-2]
    if not word.endswith("’s"):
        return False
    if stem.isupper() and len(stem) > 1:
        return True
    can = classes(stem)
    return (
        stem.islower() and bool(can & Class.SINGULAR) and not can & (Class.PRONOUN | Class.NUMBER)
    )
