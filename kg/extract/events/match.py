"""Matches frames to a text: one `Found` for every word that names an event."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.events.carriers import carrier
from kg.extract.events.described import is_description
from kg.extract.events.fillers import Typist
from kg.extract.events.found import Filler, Found, without_repeats
from kg.extract.events.places import places
from kg.extract.events.roles import fill, fill_nested, members
from kg.extract.events.slots import Slots, noun_slots, verb_slots
from kg.extract.events.status import status_of
from kg.extract.events.triggers import Candidate, Lexicon, claims_on, fits, has_rest
from kg.extract.events.words import Words
from kg.extract.reading import Reading
from kg.extract.tokens import Token

SEVERAL = 2
NOUNS = frozenset({"noun", "anaphor"})


class Matcher:
    """Reads one article's tokens against the lexicon of frames."""

    def __init__(self, reading: Reading, lexicon: Lexicon, words: Words) -> None:
        """Prepare to read `reading`."""
        self._reading = reading
        self._lexicon = lexicon
        self._words = words
        self._typist = Typist(reading, words)

    def __iter__(self) -> Iterator[Found]:
        """Every mention of an event, in text order."""
        for token in self._reading.doc:
            claims = claims_on(token, self._lexicon)
            if claims and not self._is_mere_modifier(token):
                found = self._best(token, claims)
                if found is not None:
                    yield self._placed(found)

    def _is_mere_modifier(self, token: Token) -> bool:
        """Whether a noun only narrows the one it stands before ("attack helicopter")."""
        return (
            token.pos_ in {"NOUN", "PROPN"}
            and token.dep_ in {"compound", "nmod"}
            and token.head.lemma_.lower() not in self._words.compound_heads
        )

    def _best(self, token: Token, claims: tuple[Candidate, ...]) -> Found | None:
        read: dict[tuple[bool, bool, bool], Slots] = {}
        for candidate in claims:
            if not has_rest(token, candidate.trigger):
                continue
            kind = candidate.trigger.pos in NOUNS, candidate.frame.transitive, candidate.trigger.ergative
            if kind not in read:
                read[kind] = self._slots(token, candidate)
            slots = read[kind]
            if fits(token, candidate.trigger, slots, self._typist):
                fillers = fill(candidate.frame, slots, self._typist, noun=candidate.trigger.pos in NOUNS)
                if _is_complete(candidate, fillers):
                    return self._found(token, candidate, fillers)
        return None

    def _slots(self, token: Token, candidate: Candidate) -> Slots:
        if candidate.trigger.pos in NOUNS:
            return noun_slots(token, self._words)
        return verb_slots(
            token, self._words, transitive=candidate.frame.transitive, ergative=candidate.trigger.ergative
        )

    def _found(self, token: Token, candidate: Candidate, fillers: tuple[Filler, ...]) -> Found:
        noun = candidate.trigger.pos in NOUNS
        carried = carrier(token, self._words) if noun else None
        anchor = carried.verb if carried else token
        return Found(
            frame=candidate.frame,
            trigger=token,
            anchor=anchor,
            fillers=fillers,
            status=status_of(token, anchor, self._words),
            anaphor=candidate.trigger.pos == "anaphor" or (noun and is_description(token, self._words)),
            amid=candidate.trigger.amid,
        )

    def _placed(self, found: Found) -> Found:
        inner = fill_nested(found, self._typist)
        where = places(found, self._typist)
        named = members(found.fillers, self._typist)
        fillers = (*found.fillers, *named, *inner, *where)
        return (
            found
            if len(fillers) < SEVERAL and fillers == found.fillers
            else replace(found, fillers=without_repeats(fillers))
        )


def _is_complete(candidate: Candidate, fillers: tuple[Filler, ...]) -> bool:
    """Whether the roles that the trigger or the frame requires are there: one of each set is enough."""
    names = {filler.role for filler in fillers}
    wanted = (candidate.trigger.requires, candidate.frame.requires)
    return all(not required or required & names for required in wanted)
