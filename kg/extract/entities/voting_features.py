"""What is told of a candidate to those who vote on it, as short strings: "w:" and its head word, and so on.

The strings that begin with `RULED` tell what the rules have decided.
"""

from collections.abc import Iterator, Sequence

from kg.extract.entities.drafts import Draft
from kg.extract.entities.voting_candidates import UNCOUNTED, Ballot, Candidate
from kg.extract.entities.voting_names import NamesTold

RULED = "r:"
LONGEST, PATTERN = 6, 4
PLURAL = frozenset({"NNS", "NNPS"})


class Told:
    """Tells the features of one page's candidates."""

    def __init__(self, ballot: Ballot) -> None:
        """Index the drafts by border, by head and by the tokens they cover, and what is told of the names."""
        self.ballot = ballot
        self.page = ballot.page
        self.names = NamesTold(ballot)
        self.drafts = {(draft.start, draft.end): draft for draft in ballot.drafts}
        self.headed: dict[int, Draft] = {}
        self.cover: dict[int, Draft] = {}
        for draft in ballot.drafts:
            if draft.type not in UNCOUNTED:
                self._index(draft)

    def _index(self, draft: Draft) -> None:
        self.headed.setdefault(draft.head, draft)
        for i in range(draft.start, draft.end):
            before = self.cover.get(i)
            if before is None or before.end - before.start < draft.end - draft.start:
                self.cover[i] = draft

    def of(self, one: Candidate) -> list[str]:
        """The features of a candidate."""
        return [
            *self._ruled(one),
            *self._head(one),
            *self._governor(one),
            *self._borders(one),
            *self._inside(one),
            *self.names.of(one),
        ]

    def _ruled(self, one: Candidate) -> Iterator[str]:
        own, same, over = self.drafts.get((one.start, one.end)), self.headed.get(one.head), self.cover.get(one.head)
        rule = f"{own.type}/{own.kind}" if own is not None else "no"
        place = _place(own, over, one)
        yield f"{RULED}{rule}"
        yield f"{RULED}same {same.type if same is not None else '-'}"
        yield f"{RULED}over {place}"
        yield f"{RULED}{rule} {place}"

    def _head(self, one: Candidate) -> Iterator[str]:
        token, word = self.page.doc[one.head], self.page.words[one.head]
        lower = self.page.lower[one.head]
        noun = self.page.lexicon.nouns.get(lower)
        yield from (f"w:{lower}", f"l:{token.lemma_.lower()}", f"t:{token.tag_}", f"d:{token.dep_}")
        yield from (f"e:{token.ent_type_}", f"shape:{_shape(word)}", f"ending:{lower[-3:]}")
        yield f"plural:{token.tag_ in PLURAL}"
        yield f"noun:{noun.type}{noun.plural}" if noun is not None else "noun:-"

    def _governor(self, one: Candidate) -> Iterator[str]:
        token = self.page.doc[one.head]
        over = token.head
        lemma = over.lemma_.lower()
        yield from (f"g:{lemma}", f"gd:{lemma} {token.dep_}", f"gp:{over.pos_} {token.dep_}")
        if token.dep_ == "pobj":
            yield f"gg:{over.head.lemma_.lower()} {over.lower_}"
            yield f"gl:{over.head.lemma_.lower()}"

    def _borders(self, one: Candidate) -> Iterator[str]:
        lower, tags = self.page.lower, self.page.tags
        yield from (f"f:{lower[one.start]}", f"ft:{tags[one.start]}")
        yield from (f"z:{lower[one.end - 1]}", f"zt:{tags[one.end - 1]}")
        yield from (f"p:{_at(lower, one.start - 1)}", f"pt:{_at(tags, one.start - 1)}")
        yield from (f"n:{_at(lower, one.end)}", f"nt:{_at(tags, one.end)}")

    def _inside(self, one: Candidate) -> Iterator[str]:
        doc, tags = self.page.doc, self.page.tags
        yield f"long:{min(one.end - one.start, LONGEST)}"
        yield f"after:{min(one.end - 1 - one.head, 3)}"
        if one.head > one.start:
            yield f"m:{self.page.lower[one.head - 1]}"
        yield f"tags:{' '.join(tags[one.start : min(one.end, one.start + PATTERN)])}"
        others = {doc[i].ent_type_ for i in range(one.start, one.end) if i != one.head}
        yield f"with:{','.join(sorted(others))}"


def _place(own: Draft | None, over: Draft | None, one: Candidate) -> str:
    """How a candidate stands to the longest draft over its head."""
    if over is None:
        return "-"
    if over is own:
        return "self"
    return f"in {over.type}{'=' if over.head == one.head else ''}"


def _at(column: Sequence[str], i: int) -> str:
    return column[i] if 0 <= i < len(column) else "-"


def _shape(word: str) -> str:
    if word.isupper():
        return "A"
    return "Aa" if word[:1].isupper() else "a"
