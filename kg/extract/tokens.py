"""A Doc's words, read out of spaCy once: finders ask for them again and again, and spaCy makes each answer anew.

The names are spaCy's own, so that its documentation serves for these values, too.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import overload

from spacy.tokens import Doc as Source

from kg.extract.token import Token

__all__ = ["Doc", "Token", "Tokens"]

COLUMNS = (
    *("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"),  # strings
    *("IDX", "SPACY", "IS_SPACE", "IS_PUNCT", "SENT_START", "HEAD"),  # numbers
)
STRINGS, LOWER, LEMMA = 7, 1, 2
NOTHING: frozenset[int] = frozenset()
CHUNKED = frozenset({"NOUN", "PROPN", "PRON"})
CHUNK_ROLES = frozenset(
    {"oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"},
)


class Tokens:
    """The words `[start, end)` of a Doc, with their label where they are a named entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        """The words of a Doc between two places."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        """How many words there are."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """The words, in order."""
        return iter(self.doc.words[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        """The words, from the last one back."""
        return reversed(self.doc.words[self.start : self.end])

    def __contains__(self, token: Token) -> bool:
        """Whether a word of the same Doc is one of these."""
        return self.start <= token.i < self.end

    def __getitem__(self, at: int) -> Token:
        """The word at a place, counted from the first one, or from the end if negative."""
        return self.doc.words[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """Where the first word begins."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Where the last word ends."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Token:
        """The word nearest to the root of its sentence; the first of several, and no mark if there is a word."""
        words = self.doc.words[self.start : self.end]
        if len(words) == 1:
            return words[0]
        for token in words:
            if token.head is token:
                return token
        start, end = self.start, self.end
        outer = [token for token in words if not start <= token.head.i < end]
        if len(outer) == 1:
            return outer[0]
        return min(outer, key=_depth) if outer else words[0]


class Doc:
    """The words of a text, in order, its sentences and its named entities."""

    __slots__ = ("_lemmas", "_lowers", "_offsets", "ents", "sents", "source", "words")

    def __init__(self, source: Source) -> None:
        """Read the words out of spaCy's Doc."""
        self.source = source
        table = source.to_array(list(COLUMNS))
        strings, numbers = _strings(source, table[:, :STRINGS].T.tolist()), table[:, STRINGS:-2].tolist()
        self.words = [Token(self, i, *read) for i, read in enumerate(zip(strings, numbers, strict=True))]
        self._offsets = [token.idx for token in self.words]
        self._lemmas = _places(table[:, LEMMA].tolist())
        self._lowers = _places(table[:, LOWER].tolist())
        self.ents = [Tokens(self, e.start, e.end, e.label_) for e in source.ents]
        self.sents = self._sentences((table[:, -2] == 1).nonzero()[0].tolist())
        self._hang(table[:, -1].astype("int64").tolist())

    def _sentences(self, starts: list[int]) -> "list[Tokens]":
        begins = sorted({0, *starts})
        sents = [Tokens(self, begin, end) for begin, end in zip(begins, [*begins[1:], len(self)], strict=True)]
        for sentence in sents if self.words else ():
            for token in sentence:
                token.sent = sentence
        return sents if self.words else []

    def _hang(self, heads: list[int]) -> None:
        """Tell every word its head, and the heads what hangs on them; most words have nothing to either side."""
        words, lefts, rights = self.words, dict[int, list[Token]](), dict[int, list[Token]]()
        for token, way in zip(words, heads, strict=True):
            at = token.i + way
            token.head = words[at]
            if way:
                (lefts if way > 0 else rights).setdefault(at, []).append(token)
        for at, before in lefts.items():
            words[at].lefts = words[at].children = before
        for at, after in rights.items():
            words[at].rights = after
            words[at].children = [*words[at].lefts, *after]

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        """Every word, in order."""
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        """The word at a place, or the words between two."""
        if isinstance(at, int):
            return self.words[at]
        start, end, _ = at.indices(len(self.words))
        return Tokens(self, start, max(start, end))

    @property
    def text(self) -> str:
        """The text that spaCy read."""
        return "".join([token.text + token.whitespace_ for token in self.words])

    @property
    def noun_chunks(self) -> Iterator[Tokens]:
        """Base noun phrases, by spaCy's rules for English."""
        before = -1
        for token in self.words:
            if token.pos_ in CHUNKED and _heads_chunk(token):
                start = token.left_edge.i
                if start > before:
                    before = token.i
                    yield Tokens(self, start, token.i + 1)

    def at(self, offset: int) -> int | None:
        """The place of the word that begins at an offset."""
        place = bisect_left(self._offsets, offset)
        return place if place < len(self._offsets) and self._offsets[place] == offset else None

    def covering(self, begin: int, end: int) -> Tokens | None:
        """The words under a stretch of text, widened to whole words; None where there are none.

        This is spaCy's `char_span` with `alignment_mode="expand"`, in which white space belongs to the word before.
        """
        first, last = self._holding(begin), self._holding(end - 1)
        if first is None or last is None:
            return None
        after = begin == first.idx + len(first.text)
        return Tokens(self, first.i + after, last.i + 1)

    def _holding(self, offset: int) -> Token | None:
        """The word at an offset, or the one before where white space is."""
        place = bisect_right(self._offsets, offset) - 1
        if place < 0:
            return None
        token = self.words[place]
        return token if offset < token.idx + len(token.text) + len(token.whitespace_) else None

    def places(self, *, lemmas: frozenset[int] = NOTHING, lowers: frozenset[int] = NOTHING) -> list[int]:
        """The places of words whose lemma or lower-case form is among those of spaCy's string ids, in order."""
        found = [i for key in lemmas.intersection(self._lemmas) for i in self._lemmas[key]]
        found += [i for key in lowers.intersection(self._lowers) for i in self._lowers[key]]
        return sorted(set(found))


def _strings(source: Source, columns: list[list[int]]) -> Iterator[tuple[str, ...]]:
    """The rows of a table of string ids, spelled."""
    strings = source.vocab.strings
    spelled = {key: strings[key] for key in set().union(*columns)}
    return zip(*([spelled[key] for key in column] for column in columns), strict=True)


def _places(column: list[int]) -> Mapping[int, list[int]]:
    """Where each id of a column stands."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, key in enumerate(column):
        found[key].append(place)
    return dict(found)


def _depth(token: Token) -> int:
    """How far a word is from the root; marks and white space on which nothing hangs come last."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


def _heads_chunk(token: Token) -> bool:
    over = token.head if token.dep_ == "conj" else token
    while over.dep_ == "conj" and over.head.i < over.i:
        over = over.head
    return over.dep_ in CHUNK_ROLES
