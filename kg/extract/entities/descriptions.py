"""Definite descriptions: "the terrorist group", "the general", "the city"; precision before recall.

The order of the rules is that of a sieve, the surest first, after Raghunathan et al. (2010).
"""

from collections.abc import Callable, Sequence

from kg.extract.entities.discourse import Talk, compatible, is_named
from kg.extract.entities.drafts import Page
from kg.extract.entities.traits import GROUP, Traits
from kg.model import EntityType, MentionKind

DEFINITE = frozenset({"the", "this", "that", "these", "both"})
NEAR = frozenset({"this", "that", "these"})
QUANTIFIED = frozenset({"every", "each", "any", "no", "another", "other", "some", "many", "few", "most"})
SAME_NOUN_WITHIN = 5  # sentences
NAMED_WITHIN = 2
LOOKED_AT = 60  # mentions; more than two sentences hold


class Described:
    """Which nouns have described which thing, while an article is read from its start."""

    def __init__(self, page: Page, talks: Sequence[Talk]) -> None:
        """Note the nouns with which the article describes each named thing, before or after."""
        self.page = page
        self.past: list[Talk] = []
        self.traits = Traits(page, talks)

    def resolve(self, talk: Talk) -> None:
        """Give a definite description the key of the thing it takes up, if one fits alone or is nearest."""
        if talk.draft.kind is MentionKind.NOMINAL and talk.key.startswith("#") and self._is_definite(talk):
            found = self._same_noun(talk) or self._bearer(talk) or self._sole_named(talk)
            if found is not None:
                talk.key = found
        self.traits.note(talk)
        self.past.append(talk)

    def _is_definite(self, talk: Talk) -> bool:
        """Whether it opens as if known, and no clause after it says who is meant ("the man who …")."""
        page, draft = self.page, talk.draft
        if page.lower[draft.start] not in DEFINITE:
            return False
        clause = next((child for child in page.doc[draft.head].rights if child.dep_ == "relcl"), None)
        return clause is None or page.words[draft.end : draft.end + 1] == [","]

    def _same_noun(self, talk: Talk) -> str | None:
        """The nearest earlier description with the same noun that says nothing against it."""
        noun, own = self.traits.noun(talk), self.traits.modifiers(talk)
        within = 1 if self.page.lower[talk.draft.start] in NEAR else SAME_NOUN_WITHIN
        for other in reversed(self.past):
            if talk.sentence - other.sentence > within:
                return None
            if noun in self.traits.nouns(other) and compatible(talk.draft, other.draft):
                open_ended = self.page.lower[other.draft.start] in QUANTIFIED
                return other.key if own <= self.traits.said_of(other) and not open_ended else None
        return None

    def _bearer(self, talk: Talk) -> str | None:
        """The only named thing of the article that the noun has described, when it was named before."""
        keys = self.traits.bearers.get(self.traits.noun(talk), set())
        if len(keys) != 1 or talk.draft.plural:
            return None
        key = next(iter(keys))
        before = any(other.key == key and compatible(talk.draft, other.draft) for other in self.past)
        return key if before and not self.traits.distinct(talk, key) else None

    def _sole_named(self, talk: Talk) -> str | None:
        """For "the group", "the country", "the city": the only name of such a thing just before."""
        noun, lexicon = self.traits.noun(talk), self.page.lexicon
        if talk.draft.plural:
            return None
        if noun == GROUP and talk.draft.type is EntityType.ORGANISATION:
            return self._sole(talk, self._may_be_group, nearest=False)
        if self.traits.modifiers(talk):
            return None
        if noun in lexicon.state_nouns:
            return self._sole(talk, self._is_state, nearest=True)
        return self._sole(talk, self._may_be_town, nearest=True) if noun in lexicon.town_nouns else None

    def _sole(self, talk: Talk, fits: Callable[[Talk], bool], *, nearest: bool) -> str | None:
        """The only named thing that fits: in the nearest sentence that names one, or in all that are near."""
        keys: set[str] = set()
        for back in range(NAMED_WITHIN + 1):
            keys |= {other.key for other in self._at(talk.sentence - back) if is_named(other) and fits(other)}
            if keys and nearest:
                break
        return next(iter(keys)) if len(keys) == 1 else None

    def _at(self, sentence: int) -> Sequence[Talk]:
        return [other for other in self.past[-LOOKED_AT:] if other.sentence == sentence]

    def _may_be_group(self, talk: Talk) -> bool:
        name = talk.draft.name
        plain = name is not None and talk.draft.head == name.end - 1
        return plain and talk.draft.type is EntityType.ORGANISATION

    def _is_state(self, talk: Talk) -> bool:
        name = talk.draft.name
        return name is not None and name.key in self.page.lexicon.countries and talk.draft.type is EntityType.PLACE

    def _may_be_town(self, talk: Talk) -> bool:
        """Whether it may be a town by its name: no state, and no other kind of place by the word after it."""
        name, page = talk.draft.name, self.page
        if name is None or talk.draft.type is not EntityType.PLACE or name.key in page.lexicon.countries:
            return False
        after = page.lower[name.end] if name.end < len(page.lower) else ""
        words = {after, page.lower[name.end - 1], page.lower[talk.draft.head]}
        return not words & (page.lexicon.naming_places - page.lexicon.town_nouns)
