"""Pronouns: the subject that governs them, else the only thing that fits; between several that fit, none.

Number, animacy, gender and the pronoun's own clause decide what fits, after Lappin and Leass (1994), who found
subjects to be the antecedents most often.
"""

from collections.abc import Iterator, Sequence

from kg.extract.entities.discourse import SUBJECTS, Talk
from kg.extract.entities.drafts import Draft, Page
from kg.extract.tokens import Token
from kg.model import EntityType, MentionKind

HE, SHE, IT, THEY = "he", "she", "it", "they"
PRONOUNS = {"he": HE, "him": HE, "his": HE, "himself": HE, "she": SHE, "her": SHE, "hers": SHE, "herself": SHE}
PRONOUNS |= {"it": IT, "its": IT, "itself": IT, "they": THEY, "them": THEY, "their": THEY, "theirs": THEY}
PRONOUNS |= {"themselves": THEY}
THINGS = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.FACILITY, EntityType.VEHICLE})
GROUPS = frozenset({EntityType.ORGANISATION, EntityType.PERSON, EntityType.VEHICLE, EntityType.WEAPON})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
SENTENCES_BACK = {HE: 2, SHE: 2, IT: 1, THEY: 1}
RAISING = frozenset({"be", "seem", "appear", "take", "happen", "remain", "become", "make"})
RELATIVE = frozenset({"who", "which", "that"})
CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acomp"})


class Antecedents:
    """Finds the antecedents of an article's pronouns, in text order."""

    def __init__(self, page: Page, talks: Sequence[Talk]) -> None:
        """Index the talks by head and sentence, and note the gender that titles and nouns tell."""
        self.page = page
        self.headed = {talk.draft.head: talk for talk in talks}
        self.by_sentence: dict[int, list[Talk]] = {}
        self.gender: dict[str, str] = {}
        for talk in talks:
            self.by_sentence.setdefault(talk.sentence, []).append(talk)
            self._learn(talk)

    def resolved(self) -> Iterator[Talk]:
        """A talk for each pronoun that has an antecedent."""
        for i, word in enumerate(self.page.lower):
            kind = PRONOUNS.get(word)
            if kind is None or self.page.tags[i] not in {"PRP", "PRP$"}:
                continue
            token = self.page.doc[i]
            found = None if _is_expletive(token) else self._governing(token, kind) or self._only(token, kind)
            if found is not None:
                yield self._talk(i, kind, found)

    def _learn(self, talk: Talk) -> None:
        lexicon, lower = self.page.lexicon, self.page.lower
        for i in range(talk.draft.start, talk.draft.end):
            if lower[i] in lexicon.female:
                self.gender.setdefault(talk.key, SHE)
            elif lower[i] in lexicon.male:
                self.gender.setdefault(talk.key, HE)

    def _governing(self, token: Token, kind: str) -> Talk | None:
        """The nearest subject above the pronoun that fits; that of its own verb only for "its", "himself"."""
        own = token.tag_ == "PRP$" or token.lower_ in REFLEXIVE
        if kind in {IT, THEY} and not own and token.dep_ not in SUBJECTS:
            return None
        barred = not own
        for verb in token.ancestors:
            if verb.pos_ not in {"VERB", "AUX"}:
                continue
            talk = None if barred else self._subject_talk(verb, token)
            barred = barred and verb.dep_ == "xcomp" and token.dep_ not in SUBJECTS
            if talk is not None and self._fits(talk, kind, body=own):
                return talk
        return None

    def _subject_talk(self, verb: Token, before: Token) -> Talk | None:
        """What the verb's subject is about, a relative pronoun's noun included, if it stands before the pronoun."""
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < before.i), None)
        if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            subject = verb.head
        talk = self.headed.get(subject.i) if subject is not None else None
        return talk if talk is not None and talk.draft.end <= before.i else None

    def _only(self, token: Token, kind: str) -> Talk | None:
        """The only thing of the nearest sentence that fits, or that sentence's main subject."""
        for back in range(SENTENCES_BACK[kind] + 1):
            here = self.by_sentence.get(self.page.sentences[token.i] - back, ())
            fitting = [t for t in here if t.draft.end <= token.i and self._fits(t, kind)]
            if back == 0:
                fitting = [t for t in fitting if not self._is_barred(t, token)]
            if fitting:
                return self._chosen(fitting, token, kind)
        return None

    def _chosen(self, fitting: Sequence[Talk], token: Token, kind: str) -> Talk | None:
        """The main subject when the pronoun is a subject, too; else the only one that fits, if it is a person."""
        main = [t for t in fitting if t.subject and self.page.doc[t.draft.head].head.dep_ == "ROOT"]
        alone = len({talk.key for talk in fitting}) == 1
        if alone and (kind in {HE, SHE} or fitting[0].subject):
            return fitting[0]
        return main[0] if len(main) == 1 and token.dep_ in SUBJECTS and kind in {HE, SHE} else None

    def _fits(self, talk: Talk, kind: str, *, body: bool = False) -> bool:
        draft = talk.draft
        if kind in {HE, SHE}:
            known = self.gender.get(talk.key, kind)
            return draft.type is EntityType.PERSON and not draft.plural and known == kind
        if kind is THEY:
            return draft.type in GROUPS and (draft.plural or (body and draft.type is EntityType.ORGANISATION))
        return draft.type in THINGS and not draft.plural

    def _is_barred(self, talk: Talk, pronoun: Token) -> bool:
        """Whether grammar keeps the two apart: "he met him", "a man she met", "his friend left"."""
        head = self.page.doc[talk.draft.head]
        above = [pronoun, *pronoun.ancestors]
        if any(verb.dep_ in {"relcl", "acl"} and verb.head == head for verb in above):
            return pronoun.tag_ != "PRP$"
        if head in above:
            return True
        same_verb = pronoun.tag_ != "PRP$" and head.head in above[1:3] and head.dep_ in SUBJECTS
        return same_verb and pronoun.lower_ not in REFLEXIVE

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
        talk = Talk(
            draft=draft, key=found.key, sentence=self.page.sentences[i], subject=self.page.doc[i].dep_ in SUBJECTS
        )
        self.headed[i] = talk
        self.by_sentence.setdefault(talk.sentence, []).append(talk)
        return talk


def _is_expletive(token: Token) -> bool:
    """Whether "it" stands for a clause or for nothing: "it is clear that", "it took hours"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    return token.dep_ == "expl" or (verb.lemma_ in RAISING and any(child.dep_ in CLAUSES for child in verb.children))
