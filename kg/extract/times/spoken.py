"""What moment the text speaks of: the last one named, and the last day that the story itself stands at."""

import re
from dataclasses import dataclass, replace

from kg.extract.tokens import Doc, Token
from kg.model import Moment, Span

NEAR = 300  # characters within which "a year earlier" still speaks of the last period named
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
BACKGROUND = frozenset({"for", "of", "since", "after", "before", "following", "than", "like", "despite", "over"})
ASIDE = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The moment named last and where it ends, the day named last with its sentence, and the last day of the story.

    A day of the background ("revenge for a raid on May 3", "who was shot on May 3") is no day of the story.
    """

    moment: Moment | None = None
    end: int = 0
    day: Moment | None = None
    sentence: int = -1
    told: Moment | None = None

    def day_at(self, place: Token | None) -> Moment | None:
        """The day that "a day later" counts from there: of the same sentence, else of the story, else any."""
        if self.told is None or (place is not None and place.sent.start == self.sentence):
            return self.day
        return self.told

    def is_near(self, begin: int) -> bool:
        """Whether the moment named last stands shortly before a position in the text."""
        return begin - self.end < NEAR

    def after(self, moment: Moment, span: Span, place: Token | None) -> "Spoken":
        """What is spoken of once a resolved moment has been named at `place`."""
        found = replace(self, moment=moment, end=span.end)
        if WHOLE_DAY.match(moment.value) is None:
            return found
        sentence = place.sent.start if place is not None else -1
        aside = place is not None and _is_background(place)
        return replace(found, day=moment, sentence=sentence, told=self.told if aside else moment)


def root_at(doc: Doc, span: Span) -> Token | None:
    """The head word of an expression."""
    tokens = doc.covering(span.begin, span.end)
    return tokens.root if tokens is not None else None


def _is_background(root: Token) -> bool:
    """Whether a time only tells when something in the background was: under a noun, as in "revenge for", or aside."""
    below_noun = False
    for over in root.ancestors:
        if over.dep_ in ASIDE:
            return True
        if over.pos_ in {"VERB", "AUX"}:
            return below_noun and over.lemma_ == "be"
        if below_noun and over.lower_ in BACKGROUND:
            return True
        below_noun = below_noun or over.pos_ in {"NOUN", "PROPN"}
    return False
