"""Where mentions stand and what heads them: names with their determiners and titles, and typed noun phrases.

Borders as analysts draw them: the determiner and an "of" phrase in; other prepositional phrases, relative clauses,
appositions and a leading number out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.extract.entities.drafts import Draft, Name, Page
from kg.extract.entities.lexicon import Noun
from kg.extract.entities.measures import NUMBERS
from kg.extract.tokens import Tokens
from kg.model import EntityType, MentionKind

NAME, NOMINAL = MentionKind.NAME, MentionKind.NOMINAL
OPENERS = frozenset({"(", "[", '"', "'", ",", "-", "--", "–", "—", "/", ":", ";", "*", "•"})
NOT_FIRST = frozenset({"CD", "IN", "RB", "CC", "RBR", "RBS", "_SP"})
SHARES = frozenset({"many", "several", "each", "near", "most", "various", "numerous"})
LEADS = NUMBERS | {"DATE", "TIME"}
POSSESSIVE = frozenset({"'s", "'"})
SAME_KIND = {
    EntityType.PLACE: frozenset({EntityType.PLACE}),
    EntityType.FACILITY: frozenset({EntityType.FACILITY}),
}


class MentionFinder:
    """Finds the drafts of one page; `names` are the typed names in text order."""

    def __init__(self, page: Page, names: list[Name], types: Mapping[str, EntityType]) -> None:
        """Index the names and numbers by token."""
        self.page = page
        self.names = names
        self.types = types
        self.name_at = {i: name for name in names for i in range(name.start, name.end)}
        self.lead_at = {i: e.end for e in page.doc.ents if e.label_ in LEADS for i in range(e.start, e.end)}
        self.covered = -1
        self.used: set[int] = set()
        self.inside: set[int] = set()

    def drafts(self) -> Iterator[Draft]:
        """Every name and typed noun phrase."""
        for chunk in self.page.doc.noun_chunks:
            draft = self._of_chunk(chunk)
            if draft is not None:
                self.covered = max(self.covered, draft.end)
                self.inside.update(range(draft.start, draft.end))
                yield draft
                owner = self._possessor(draft.start, chunk.root.i) if draft.head == chunk.root.i else None
                if owner is not None:
                    yield replace(owner, inner=True)
        for name in self.names:
            if name.start not in self.used and not self._is_adjective(name):
                yield self._bare(name)

    def _is_adjective(self, name: Name) -> bool:
        """Whether it is a nationality inside a phrase that is a mention itself ("Iraqi" in "Iraqi lawmakers")."""
        return self.types[name.key] is EntityType.NATIONALITY and name.start in self.inside

    def _of_chunk(self, chunk: Tokens) -> Draft | None:
        root = chunk.root.i
        start = self.opening(chunk.start, root)
        name = self.name_at.get(root)
        if name is not None and name.start in self.used:
            return None
        if name is not None and self.types[name.key] is not EntityType.NATIONALITY:
            return self._named(name, start, root)
        if root < self.covered or chunk.root.tag_ in {"PRP", "WP", "WDT", "DT", "EX"}:
            return None
        if name is not None:
            return self._people(name, start, root)
        if root > chunk.start and self.page.words[root - 1] != "-":
            return self._described(start, root)
        return self._compound(start, root)

    def _people(self, name: Name, start: int, root: int) -> Draft | None:
        """A nationality's noun as a description of people: "the Syrians"."""
        self.used.add(name.start)
        plural = self.page.tags[root] in {"NNS", "NNPS"}
        kind = EntityType.ORGANISATION if plural else EntityType.NATIONALITY
        return Draft(
            start=min(start, name.start),
            end=name.end,
            head=root,
            type=kind,
            kind=NOMINAL if plural else NAME,
            name=None if plural else name,
            plural=plural,
            noun=self.page.lower[root] if plural else "",
        )

    def _compound(self, start: int, root: int) -> Draft | None:
        """A noun of hyphenated words, headed by the one on which the others hang: "the second-in-command of …"."""
        words, first = self.page.words, root
        while first > 1 and words[first - 1] == "-":
            first -= 2
        noun = self.page.lexicon.nouns.get("".join(self.page.lower[first : root + 1]))
        if first == root or noun is None:
            return self._described(start, root) if first >= start else None
        inside = [self.page.doc[i] for i in range(first, root + 1)]
        head = next((token for token in inside if not first <= token.head.i <= root), inside[-1])
        return Draft(
            start=min(first, head.left_edge.i),
            end=self.with_of(root, head.i),
            head=head.i,
            type=noun.type,
            kind=NOMINAL,
            plural=noun.plural,
            noun=noun.lemma,
        )

    def opening(self, start: int, root: int) -> int:
        """Where the phrase opens, after line breaks, quotes and brackets and a leading number."""
        words = self.page.words
        for i in range(root, start - 1, -1):
            if "\n" in words[i] or (words[i] in OPENERS and words[i] != "-" and words[i] != ","):
                start = i + 1
                break
        while start < root and (words[start] in OPENERS or words[start].isspace()):
            start += 1
        while start < root and self.lead_at.get(start, root + 1) <= root:
            start = self.lead_at[start]
        while start < root and self._is_outside(start):
            start += 1
        return start

    def _is_outside(self, i: int) -> bool:
        """Whether a first word is none of the phrase's: "especially", "near", "many"; not "remotely piloted"."""
        tags = self.page.tags
        if tags[i] == "RB" and tags[i + 1] in {"VBN", "VBG"}:
            return False
        return tags[i] in NOT_FIRST or self.page.lower[i] in SHARES

    def _named(self, name: Name, start: int, root: int) -> Draft:
        self.used.add(name.start)
        start = min(start, name.start)
        return Draft(
            start=start, end=max(name.end, root + 1), head=root, type=self.types[name.key], kind=NAME, name=name
        )

    def _bare(self, name: Name) -> Draft:
        """A name inside another phrase, with its article where it is its own: "the United States' …"."""
        words, start = self.page.words, name.start
        if start and self.page.lower[start - 1] == "the" and self._has_article(name):
            start -= 1
        head = next((i for i in range(name.end - 1, name.start - 1, -1) if words[i][0].isalnum()), name.start)
        return Draft(start=start, end=name.end, head=head, type=self.types[name.key], kind=NAME, name=name)

    def _has_article(self, name: Name) -> bool:
        """Whether "the" before the name is its own and not that of a noun after it."""
        words, article = self.page.words, self.page.doc[name.start - 1]
        return name.start <= article.head.i < name.end or words[name.end : name.end + 1] in (["'s"], ["'"])

    def _described(self, start: int, root: int) -> Draft | None:
        noun, size = self._noun(root)
        before = self._name_before(root - size + 1)
        body = self._state_body(before, root)
        if body is not None:
            return Draft(start=start, end=root + 1, head=root, type=EntityType.ORGANISATION, kind=NAME, name=body)
        if noun is None:
            return self._possessor(start, root)
        whole = self._named_by_noun(noun, before, start, root)
        return whole or self._nominal(noun, start, root)

    def _possessor(self, start: int, root: int) -> Draft | None:
        """The described owner of something that is no entity: "the reservoir's capacity"."""
        owner = next((child for child in self.page.doc[root].children if child.dep_ == "poss"), None)
        if owner is None or owner.i in self.name_at or owner.i < start:
            return None
        noun, _ = self._noun(owner.i)
        if noun is None:
            return None
        return Draft(
            start=start,
            end=owner.i + 1,
            head=owner.i,
            type=noun.type,
            kind=NOMINAL,
            plural=noun.plural,
            noun=noun.lemma,
        )

    def _noun(self, root: int) -> tuple[Noun | None, int]:
        """What the head noun stands for, and how many words tell it."""
        lower, nouns = self.page.lower, self.page.lexicon.nouns
        if root and (two := nouns.get(f"{lower[root - 1]} {lower[root]}")):
            return two, 2
        return nouns.get(lower[root]), 1

    def _name_before(self, i: int) -> Name | None:
        return self.name_at.get(i - 1)

    def _state_body(self, before: Name | None, root: int) -> Name | None:
        """A state and one of its organs as one name: "US military"."""
        name = before or self.name_at.get(root - 1) or self.name_at.get(root - 2)
        if name is None or self.types[name.key] not in {EntityType.PLACE, EntityType.NATIONALITY}:
            return None
        text = " ".join(self.page.lower[name.end : root + 1])
        state = " ".join(self.page.lower[name.start : name.end])
        lexicon = self.page.lexicon
        if text not in lexicon.state_bodies or (state not in lexicon.countries and state not in lexicon.demonyms):
            return None
        return Name(start=name.start, end=root + 1, key=f"{name.key} {text}", guess=EntityType.ORGANISATION)

    def _named_by_noun(self, noun: Noun, before: Name | None, start: int, root: int) -> Draft | None:
        """A noun that only says what the name names: "Anbar province", "the province of Anbar", "the X group"."""
        lexicon, lower = self.page.lexicon, self.page.lower
        kind = self.types[before.key] if before is not None else None
        near = before or self.name_at.get(root - 2)
        if noun.lemma in lexicon.generic_groups and near and self.types[near.key] is EntityType.ORGANISATION:
            return self._named(near, start, root)
        if before is not None and kind in SAME_KIND and noun.type in SAME_KIND[kind] and not noun.plural:
            return self._named(before, start, root)
        if noun.lemma in lexicon.naming_places and not noun.plural and lower[root + 1 : root + 2] == ["of"]:
            after = self.name_at.get(root + 2) or (lower[root + 2 : root + 3] == ["the"] and self.name_at.get(root + 3))
            if after and self.types[after.key] is EntityType.PLACE:
                self.used.add(after.start)
                return Draft(start=start, end=after.end, head=root, type=EntityType.PLACE, kind=NAME, name=after)
        return None

    def _nominal(self, noun: Noun, start: int, root: int) -> Draft:
        return Draft(
            start=start,
            end=self.with_of(root),
            head=root,
            type=noun.type,
            kind=NOMINAL,
            plural=noun.plural,
            noun=noun.lemma,
        )

    def with_of(self, root: int, head: int | None = None) -> int:
        """The end of the phrase, "of" phrases that hang on its head included."""
        doc = self.page.doc
        of = doc[root + 1] if root + 1 < len(doc) else None
        if of is None or of.lower_ != "of" or of.head.i not in {root, head}:
            return root + 1
        noun = next((child for child in of.children if child.dep_ == "pobj" and child.i > of.i), None)
        if noun is None:
            return root + 1
        name = self.name_at.get(noun.i)
        return name.end if name is not None else self.with_of(noun.i)
