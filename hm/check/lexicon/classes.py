"""What a word can be in a sentence: noun, verb, adjective; singular, plural, past.

A word can be several things: ``works`` is a plural noun and a verb. From the word lists of
LemmInflect, which come from the SPECIALIST Lexicon; the short words that hold a sentence
together are listed here.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from zlib import crc32

from hm.check.lexicon.lists import file_of, mark_of
from hm.read.kept import keep, recall


class Class:
    """What a word can be, as bits of a number: 0 for a word that no list has.

    No enum, for rules ask for thousands of words, and an enum's operators are slow.
    """

    SINGULAR = 1
    """A noun: group, water."""
    PLURAL = 2
    """A noun: groups, people."""
    BASE = 4
    """A verb as in to go, they go."""
    THIRD = 8
    """goes"""
    PAST = 16
    """went"""
    PARTICIPLE = 32
    """gone"""
    ING = 64
    """going"""
    ADJECTIVE = 128
    ADVERB = 256
    DETERMINER = 512
    """a, the, this, my, every: what a noun follows."""
    PREPOSITION = 1024
    PRONOUN = 2048
    """he, them, who, nobody"""
    CONJUNCTION = 4096
    MODAL = 8192
    """can, will, must"""
    BE = 16384
    """am, is, are, was, were, be, been, being"""
    HAVE = 32768
    DO = 65536
    NUMBER = 131072
    """two, hundred"""
    MASS = 262144
    """A noun that can stand in the singular without a determiner: water, justice."""


NOUN = Class.SINGULAR | Class.PLURAL
FINITE = Class.THIRD | Class.PAST | Class.BASE | Class.MODAL
VERB = FINITE | Class.PARTICIPLE | Class.ING
FUNCTION = Class.DETERMINER | Class.PREPOSITION | Class.PRONOUN | Class.CONJUNCTION | Class.MODAL
"""The short words that hold a sentence together."""

_CLOSED: dict[int, str] = {
    Class.DETERMINER: (
        "a an the this that these those my your his her its our their every each some any no "
        "another either neither both all half such what which whose whatever whichever several "
        "many much more most few fewer less least enough"
    ),
    Class.PREPOSITION: (
        "of in on at by for from to with without into onto upon within about above across after "
        "against along alongside amid among amongst around as before behind below beneath beside "
        "besides between beyond despite down during except inside like near off opposite out "
        "outside over past per since through throughout till toward towards under underneath "
        "unlike until up via than amidst"
    ),
    Class.PRONOUN: (
        "i you he she it we they me him us them mine yours hers ours theirs myself yourself "
        "himself herself itself ourselves yourselves themselves who whom whoever whomever "
        "somebody someone something anybody anyone anything nobody nothing everybody everyone "
        "everything this that these those one none what which there"
    ),
    Class.CONJUNCTION: (
        "and or but nor yet so if because although though unless while whilst whereas whether "
        "when where why how that than lest once until since before after as"
    ),
    Class.MODAL: (
        "can could may might must shall should will would can’t couldn’t mustn’t shouldn’t won’t "
        "wouldn’t cannot"
    ),
    Class.BE: "am is are was were be been being isn’t aren’t wasn’t weren’t",
    Class.HAVE: "have has had having haven’t hasn’t hadn’t",
    Class.DO: "do does did doing done don’t doesn’t didn’t",
    Class.NUMBER: (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
        "eighty ninety hundred thousand million billion trillion dozen"
    ),
    Class.THIRD: "is has does isn’t hasn’t doesn’t was wasn’t",
    Class.PAST: "was were had did wasn’t weren’t hadn’t didn’t",
    Class.BASE: "are have do aren’t haven’t don’t",
    Class.PLURAL: (
        "people police staff personnel cattle clergy media data criteria phenomena these those "
        "apps emails websites laptops blogs podcasts webinars smartphones hashtags chatbots"
    ),
    Class.SINGULAR: ("app email website laptop blog podcast webinar smartphone hashtag chatbot"),
    Class.ADVERB: (
        "not also just only even still now then here there never always often sometimes already "
        "soon too very quite rather almost nearly perhaps maybe however therefore moreover "
        "instead again ever yet once twice"
    ),
}
_FORMS = {
    "noun": (Class.PLURAL,),
    "verb": (Class.PAST, Class.PARTICIPLE, Class.ING, Class.THIRD),
    "adj": (Class.ADJECTIVE, Class.ADJECTIVE),
    "adv": (Class.ADVERB, Class.ADVERB),
}
_LEMMA = {
    "noun": Class.SINGULAR,
    "verb": Class.BASE,
    "adj": Class.ADJECTIVE,
    "adv": Class.ADVERB,
}


@cache
def classes(word: str) -> int:
    """All that a word can be, in whatever letters it is written."""
    small = word.lower()
    return _closed().get(small, 0) | _open(small)


def prepare() -> None:
    """Load the word lists, for a process that is about to be forked."""
    _lists()


@cache
def _closed() -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, words in _CLOSED.items():
        for word in words.split():
            found[word] = found.get(word, 0) | kind
    return found


_PIECES = 4096
_HEAD = 4 * (_PIECES + 1)


def _open(word: str) -> int:
    """What the word lists say of a word."""
    edges, data = _lists()
    written = word.encode("utf-8", "surrogatepass")
    piece = crc32(written) % _PIECES
    at = data.find(b"\n%b\t" % written, edges[piece], edges[piece + 1])
    if at < 0:
        return 0
    at += len(written) + 2
    return int(data[at : data.index(b"\n", at)])


@cache
def _lists() -> tuple[Sequence[int], bytes]:
    """The lists in pieces in which a word is soon found, and where each piece begins: a dict of
    them all takes long to read, and an issue has a tenth of their words."""
    # The library loads its lists with numpy and a model; only the lists are wanted here.
    path = file_of("lemminflect", "resources/infl_lu.csv.gz")
    name = f"classes-{mark_of(path)}.{sys.byteorder}"
    data = recall(name) or b""
    edges = array("I", data[:_HEAD] if len(data) > _HEAD else b"")
    if not edges or edges[-1] != len(data):
        edges, data = _divided(_made(path) if path else {})
        keep(name, data)
    return edges, data


def _divided(known: dict[str, int]) -> tuple[array[int], bytes]:
    pieces = [bytearray(b"\n") for _ in range(_PIECES)]
    for word, kinds in known.items():
        written = word.encode("utf-8", "surrogatepass")
        pieces[crc32(written) % _PIECES] += b"%b\t%d\n" % (written, kinds)
    edges = array("I", accumulate(map(len, pieces), initial=_HEAD))
    return edges, b"".join((edges.tobytes(), *pieces))


def _made(path: Path) -> dict[str, int]:
    found: dict[str, int] = {}

    def note(word: str, kind: int) -> None:
        if word:
            found[word] = found.get(word, 0) | kind

    for lemma, kind, forms in _rows(path):
        if kind not in _LEMMA:
            continue
        note(lemma, _LEMMA[kind])
        written = forms
        if kind == "verb" and len(forms) == 4:
            # Past, participle (empty where it is the past), -ing, third person.
            written = [forms[0], forms[1] or forms[0], *forms[2:]]
        for form, meaning in zip(written, _FORMS[kind], strict=False):
            several = form.split("/")
            for one in several:
                if kind == "noun" and one in ("", lemma) and (not one or len(several) > 1):
                    note(lemma, Class.MASS)  # besides its plural it has none
                else:
                    note(one, meaning)
    return found


def _rows(path: Path) -> list[tuple[str, str, list[str]]]:
    data = gzip.decompress(path.read_bytes()).decode("utf-8")
    return [(row[0], row[1], row[2:]) for row in csv.reader(io.StringIO(data)) if len(row) > 2]
