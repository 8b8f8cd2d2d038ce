"""What an article says of each thing: the nouns that describe it and the words that narrow them down."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.extract.entities.discourse import Talk, is_named
from kg.extract.entities.drafts import Name, Page
from kg.model import EntityType

GROUP = "group"
OF = frozenset({"of", "for"})
ADJECTIVES = frozenset({"JJ", "NN", "VB"})


class Traits:
    """The nouns and modifiers of things; `bearers` holds, for each noun, the named things that it describes."""

    def __init__(self, page: Page, talks: Sequence[Talk]) -> None:
        """Note what titles, appositions and predicates say of each named thing, anywhere in the article."""
        self.page = page
        self.bearers: dict[str, set[str]] = defaultdict(set)
        self.said: dict[str, set[str]] = defaultdict(set)
        self.named = {talk.key for talk in talks if is_named(talk)}
        for talk in talks:
            if talk.key in self.named:
                self.note(talk)
                for noun in (*self.nouns(talk), *self._heads(talk)):
                    self.bearers[noun].add(talk.key)

    def note(self, talk: Talk) -> None:
        """Keep the words with which a mention narrows its thing down."""
        draft = talk.draft
        self.said[talk.key].update(self.page.lower[i] for i in range(draft.start, draft.end))

    def noun(self, talk: Talk) -> str:
        """The noun of a description; one word for all nouns that mean a group."""
        noun = talk.draft.noun
        return GROUP if noun in self.page.lexicon.group_synonyms else noun

    def nouns(self, talk: Talk) -> set[str]:
        """The nouns in a mention: its head's, and the titles before a name in it."""
        name = talk.draft.name
        return {self.noun(talk)} - {""} if name is None else set(self._titles(talk, name))

    def modifiers(self, talk: Talk) -> set[str]:
        """The adjectives and names that narrow the head noun down."""
        return {self.page.lower[i] for i in self._narrowing(talk)}

    def said_of(self, talk: Talk) -> set[str]:
        """Every word in a mention of the thing that a mention is about."""
        return self.said[talk.key]

    def distinct(self, talk: Talk, key: str) -> bool:
        """Whether a description says what tells it from the thing: "the former president", "the Tarnan minister"."""
        page, said = self.page, self.said[key]
        return any(
            page.lower[i] not in said and (page.words[i][0].isupper() or page.lower[i] in page.lexicon.contrasting)
            for i in self._narrowing(talk)
        )

    def _narrowing(self, talk: Talk) -> Iterator[int]:
        page, draft = self.page, talk.draft
        return (
            i
            for i in range(draft.start, draft.head)
            if page.tags[i][:2] in ADJECTIVES and page.lower[i] not in page.lexicon.ideology
        )

    def _titles(self, talk: Talk, name: Name) -> Iterator[str]:
        lower, lexicon, draft = self.page.lower, self.page.lexicon, talk.draft
        outside = [i for i in range(draft.start, draft.end) if not name.start <= i < name.end]
        for i in outside:
            for word in (lower[i], f"{lower[i - 1]} {lower[i]}" if i - 1 in outside else ""):
                if word in lexicon.nouns:
                    yield GROUP if word in lexicon.group_synonyms else lexicon.nouns[word].lemma

    def _heads(self, talk: Talk) -> Iterator[str]:
        """The common noun in the name of a body: "court" in "Supreme Court of Tarna"."""
        name, nouns = talk.draft.name, self.page.lexicon.nouns
        if name is None or name.end - name.start == 1 or talk.draft.type is EntityType.PERSON:
            return
        words = self.page.lower[name.start : name.end]
        head = next((i for i, word in enumerate(words[1:]) if word in OF), len(words) - 1)
        if words[head] in nouns and words[head] not in self.page.lexicon.group_synonyms:
            yield nouns[words[head]].lemma
