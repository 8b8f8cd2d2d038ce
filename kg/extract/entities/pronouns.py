"""Pronouns: the nearest fitting antecedent, subjects first, by number, animacy, gender and clause."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.entities.discourse import SUBJECTS, Talk, sentence_numbers
from kg.extract.entities.drafts import Draft, Page
from kg.model import EntityType, MentionKind

HE, SHE, IT, THEY = "he", "she", "it", "they"
PRONOUNS = {"he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE}
PRONOUNS |= {"it": IT, "its": IT, "itself": IT, "they": THEY, "them": THEY, "their": THEY, "theirs": THEY}
PRONOUNS |= {"themselves": THEY}
THINGS = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.FACILITY, EntityType.VEHICLE})
GROUPS = frozenset({EntityType.ORGANISATION, EntityType.PERSON, EntityType.VEHICLE, EntityType.WEAPON})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SENTENCES_BACK = {HE: 2, SHE: 2, IT: 1, THEY: 1}


class Antecedents:
    """Finds the antecedents of an article's pronouns, in text order."""

    def __init__(self, page: Page) -> None:
        """Number the sentences; nobody's gender is known yet."""
        self.page = page
        self.sentences = sentence_numbers(page)
        self.gender: dict[str, str] = {}

    def resolved(self, talks: Sequence[Talk]) -> Iterator[Talk]:
        """A talk for each pronoun that has an antecedent among `talks`."""
        self._learn(talks)
        by_sentence: dict[int, list[Talk]] = {}
        for talk in talks:
            by_sentence.setdefault(talk.sentence, []).append(talk)
        for i, word in enumerate(self.page.lower):
            kind = PRONOUNS.get(word)
            if kind is None or self.page.tags[i] not in {"PRP", "PRP$"} or self._is_expletive(self.page.doc[i]):
                continue
            found = self._antecedent(i, kind, by_sentence)
            if found is not None:
                yield self._talk(i, kind, found)

    def _learn(self, talks: Sequence[Talk]) -> None:
        """Note the gender that titles and nouns tell."""
        lexicon, lower = self.page.lexicon, self.page.lower
        for talk in talks:
            for i in range(talk.draft.start, talk.draft.end):
                if lower[i] in lexicon.female:
                    self.gender.setdefault(talk.key, SHE)
                elif lower[i] in lexicon.male:
                    self.gender.setdefault(talk.key, HE)

    def _antecedent(self, i: int, kind: str, by_sentence: dict[int, list[Talk]]) -> Talk | None:
        for back in range(SENTENCES_BACK[kind] + 1):
            here = by_sentence.get(self.sentences[i] - back, ())
            fitting = [t for t in here if t.draft.end <= i and self._fits(t.draft, t.key, kind)]
            if back == 0:
                fitting = [t for t in fitting if not self._is_barred(t, self.page.doc[i])]
            if fitting:
                return self._preferred(fitting, kind)
        return None

    def _preferred(self, fitting: Sequence[Talk], kind: str) -> Talk | None:
        """The only thing that fits, else the last subject; nothing when none of several is a subject."""
        if len({talk.key for talk in fitting}) == 1:
            return fitting[0]
        subjects = [talk for talk in fitting if talk.subject]
        if kind is IT or kind is THEY:
            return subjects[-1] if subjects else None
        return subjects[-1] if subjects else fitting[-1]

    def _fits(self, draft: Draft, key: str, kind: str) -> bool:
        if kind in {HE, SHE}:
            known = self.gender.get(key, kind)
            return draft.type is EntityType.PERSON and not draft.plural and known == kind
        if kind is THEY:
            return draft.type in GROUPS and draft.plural
        return draft.type in THINGS and not draft.plural

    def _is_barred(self, talk: Talk, pronoun: Token) -> bool:
        """Whether it is the subject of the pronoun's own verb: "he met him" are two, "he washed himself" one."""
        if pronoun.lower_ in REFLEXIVE or pronoun.tag_ == "PRP$":
            return False
        verb = pronoun.head if pronoun.head.pos_ in {"VERB", "AUX"} else pronoun.head.head
        return pronoun.dep_ not in SUBJECTS and self.page.doc[talk.draft.head].head == verb

    def _is_expletive(self, token: Token) -> bool:
        """Whether "it" stands for a clause or for nothing."""
        if token.lower_ != "it":
            return False
        verb = token.head
        return token.dep_ == "expl" or (
            verb.lemma_ in {"be", "seem", "appear", "take", "happen", "remain", "become"}
            and any(child.dep_ in {"ccomp", "xcomp", "csubj", "advcl", "acomp"} for child in verb.children)
        )

    def _talk(self, i: int, kind: str, found: Talk) -> Talk:
        if kind in {HE, SHE}:
            self.gender.setdefault(found.key, kind)
        draft = Draft(
            start=i,
            end=i + 1,
            head=i,
            type=found.draft.type,
            kind=MentionKind.PRONOUN,
            plural=found.draft.plural,
        )
        return Talk(draft=draft, key=found.key, sentence=self.sentences[i], subject=False)
