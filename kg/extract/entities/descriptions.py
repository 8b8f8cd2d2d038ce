"""Definite descriptions: "the terrorist group", "the general", "the city"; precision before recall."""

from collections.abc import Sequence

from kg.extract.entities.discourse import Talk, compatible, is_named
from kg.extract.entities.drafts import Page
from kg.model import EntityType, MentionKind

DEFINITE = frozenset({"the", "this", "that", "these", "both"})
NEAR = frozenset({"this", "that", "these"})
QUANTIFIED = frozenset({"every", "each", "any", "no", "another", "other", "some", "many", "few", "most"})
SAME_NOUN_WITHIN = 5  # sentences
SOLE_GROUP_WITHIN = 2
GROUP = "group"


class Described:
    """Which nouns have described which thing, while an article is read from its start."""

    def __init__(self, page: Page, talks: Sequence[Talk]) -> None:
        """Note the nouns with which the article describes each named thing, before or after."""
        self.page = page
        self.past: list[Talk] = []
        self.bearers: dict[str, set[str]] = {}
        for talk in talks:
            if is_named(talk):
                for noun in self._nouns_of(talk):
                    self.bearers.setdefault(noun, set()).add(talk.key)

    def resolve(self, talk: Talk) -> None:
        """Give a definite description the key of the thing it takes up, if one fits alone or is nearest."""
        if talk.draft.kind is MentionKind.NOMINAL and talk.key.startswith("#") and self._is_definite(talk):
            found = self._same_noun(talk) or self._bearer(talk) or self._sole_group(talk)
            if found is not None:
                talk.key = found
        self.past.append(talk)

    def _is_definite(self, talk: Talk) -> bool:
        return self.page.lower[talk.draft.start] in DEFINITE

    def _same_noun(self, talk: Talk) -> str | None:
        """The nearest earlier description with the same noun that says nothing against it."""
        noun, own = self._noun(talk), self._modifiers(talk)
        within = 1 if self.page.lower[talk.draft.start] in NEAR else SAME_NOUN_WITHIN
        for other in reversed(self.past):
            if talk.sentence - other.sentence > within:
                return None
            if noun in self._nouns_of(other) and compatible(talk.draft, other.draft):
                open_ended = self.page.lower[other.draft.start] in QUANTIFIED
                return other.key if own <= self._modifiers(other) and not open_ended else None
        return None

    def _bearer(self, talk: Talk) -> str | None:
        """The only named thing of the article that the noun has described, when it was named before."""
        keys = self.bearers.get(self._noun(talk), set())
        if len(keys) != 1 or talk.draft.plural:
            return None
        key = next(iter(keys))
        return key if any(other.key == key and compatible(talk.draft, other.draft) for other in self.past) else None

    def _sole_group(self, talk: Talk) -> str | None:
        """For "the group": the only named organisation of the sentence and the one or two before it."""
        if self._noun(talk) != GROUP or talk.draft.type is not EntityType.ORGANISATION:
            return None
        near = {
            other.key
            for other in self.past
            if talk.sentence - other.sentence <= SOLE_GROUP_WITHIN and is_named(other) and self._may_be_group(other)
        }
        return next(iter(near)) if len(near) == 1 else None

    def _may_be_group(self, talk: Talk) -> bool:
        name = talk.draft.name
        plain = name is not None and talk.draft.head == name.end - 1
        return plain and talk.draft.type is EntityType.ORGANISATION

    def _noun(self, talk: Talk) -> str:
        noun = talk.draft.noun
        return GROUP if noun in self.page.lexicon.group_synonyms else noun

    def _nouns_of(self, talk: Talk) -> set[str]:
        """The nouns in a mention: its head's, and the titles before a name in it."""
        name = talk.draft.name
        if name is None:
            return {self._noun(talk)} - {""}
        lower, lexicon, draft = self.page.lower, self.page.lexicon, talk.draft
        outside = [lower[i] for i in range(draft.start, draft.end) if not name.start <= i < name.end]
        return {GROUP if w in lexicon.group_synonyms else w for w in outside if w in lexicon.nouns}

    def _modifiers(self, talk: Talk) -> set[str]:
        """The adjectives and names that narrow the head noun down."""
        page, draft = self.page, talk.draft
        return {
            page.lower[i]
            for i in range(draft.start, draft.head)
            if page.tags[i][:2] in {"JJ", "NN", "VB"} and page.lower[i] not in page.lexicon.ideology
        }
