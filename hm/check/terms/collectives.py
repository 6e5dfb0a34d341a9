"""Names of many who are one: whether their verb is singular (*the union says*) or plural."""

from __future__ import annotations

from collections import defaultdict

from hm.check.copy.speech import quoted
from hm.check.lexicon.classes import FUNCTION, Class, classes
from hm.check.names import PARTICLES
from hm.check.terms.abbreviations import singular
from hm.check.terms.capitals import LINKS
from hm.check.terms.reading import Passage, Token, index, passages
from hm.check.terms.uses import Use
from hm.model.issue import Issue

SINGULAR, PLURAL = "singular", "plural"

# fmt: off
_NOUNS = frozenset((
    "government", "committee", "board", "team", "union", "council", "department", "trust",
    "party", "cabinet", "opposition", "parliament", "company", "firm", "charity", "group",
    "commission", "panel", "jury", "public", "press", "army", "organisation", "association",
    "federation", "confederation", "agency", "authority", "ministry", "college", "university",
    "foundation", "institute", "society", "staff", "management", "leadership", "workforce",
))
"""Nouns of many who are one. *Staff* is left to be what it likes."""
_SINGULAR = frozenset((
    "is", "has", "was", "does", "isn’t", "hasn’t", "wasn’t", "doesn’t", "says", "knows",
    "believes", "thinks", "argues", "agrees", "accepts", "seeks", "wants", "continues",
    "includes", "expects", "tells", "gives", "takes", "makes", "becomes", "represents", "provides",
    "brings", "publishes", "recommends", "holds", "keeps", "admits", "denies", "insists",
    "proposes", "opposes", "intends", "understands", "considers", "remains", "deserves",
))
_PLURAL = frozenset((
    "are", "have", "were", "do", "aren’t", "haven’t", "weren’t", "don’t", "say", "know",
    "believe", "think", "argue", "agree", "accept", "seek", "want", "continue", "include",
    "expect", "tell", "give", "take", "make", "become", "represent", "provide", "bring",
    "publish", "recommend", "hold", "keep", "admit", "deny", "insist", "propose", "oppose",
    "intend", "understand", "consider", "remain", "deserve",
))
_NOT_SUBJECT = frozenset((
    "of", "and", "or", "&", "for", "from", "with", "by", "to", "in", "at", "on", "as", "than",
    "between", "nor", "plus", "both", "if", "were", "was", "is", "are", "has", "have", "had",
    "does", "do", "did", "will", "would", "can", "could", "should", "must", "may", "might",
    "let", "help", "make", "makes", "helps", "lest", "like", "including", "unlike", "that",
    "about", "against", "under", "through", "over", "without", "within", "via", "per", "may",
    "members", "some", "many", "most", "all", "none", "half",
))
"""Before a name these make it no subject of its own, or its verb a bare one."""
# fmt: on


def collectives(issue: Issue) -> dict[str, list[Use]]:
    """The verbs of every name and collective noun, by the name; words in “” are left out."""
    found: dict[str, list[Use]] = defaultdict(list)
    names = frozenset(
        passage.tokens[at].text
        for passage in passages(issue)
        for at in passage.capitals
        if not passage.tokens[at].free
    )
    for passage, at in index(issue).places(_SINGULAR | _PLURAL):
        tokens = passage.tokens
        if not at or not tokens[at].near or passage.headline:
            continue
        name = _subject(passage, at, names)
        if name:
            way = _number(tokens[at])
            found[name].append(Use(passage.copy, *passage.span(at - 1, at), way, (name,)))
    return found


def is_said(use: Use) -> bool:
    """Whether a verb stands in somebody’s speech."""
    return any(
        one.mark == "“" and one.start <= use.start < one.end for one in quoted(use.copy.text)
    )


def _number(verb: Token) -> str:
    return SINGULAR if verb.small in _SINGULAR else PLURAL


def _subject(passage: Passage, at: int, names: frozenset[str]) -> str:
    """The name before a verb, if it is the subject and one of many who are one."""
    tokens = passage.tokens
    last = at - 1
    token = tokens[last]
    if token.possessive:
        return ""
    if token.small in _NOUNS and not token.capital:
        before = tokens[last - 1] if last and token.near else None
        if before is None or before.small not in ("the", "this", "our", "your", "their"):
            return ""
        return token.small if _begins(tokens, last - 1) else ""
    if not token.capital or singular(token.text) != token.text or "’" in token.text:
        return ""
    if (classes(token.small) & Class.PRONOUN and not token.text.isupper()) or token.text == "I":
        return ""
    if token.free and classes(token.small) and token.text not in names:
        return ""
    first = last
    while first and tokens[first].near and _continues(tokens[first - 1], tokens[first]):
        first -= 1
    while tokens[first].small in LINKS and first < last:
        first += 1
    if not _begins(tokens, first):
        return ""
    return " ".join(token.text for token in tokens[first : last + 1])


def _continues(before: Token, token: Token) -> bool:
    """Whether a name goes on."""
    if before.possessive:
        return False
    if before.capital:
        return not (before.free and classes(before.small) & FUNCTION)
    return before.small in ("of", "for") or before.small in PARTICLES


def _begins(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether nothing before makes the words part of another subject, or no subject."""
    at = first - 1
    if at >= 0 and tokens[first].near and tokens[at].small == "the":
        at -= 1
        near = tokens[at + 1].near
    else:
        near = tokens[first].near
    return at < 0 or not near or tokens[at].small not in _NOT_SUBJECT
