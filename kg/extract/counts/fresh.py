"""Deaths and injuries that only their toll tells of: an event is made for a count that has none to hang on."""

from kg.extract.counts.tolls import Toll
from kg.extract.reading import evidence_at, span_of
from kg.model import Event, EventId, Outcome
from kg.schema import Schema

FRAMES = {Outcome.KILLED: "Death", Outcome.INJURED: "Injury"}
MISHAP = "Mishap"


def fresh_event(toll: Toll, schema: Schema, number: int) -> Event | None:
    """A death or injury at the toll's own word, the article's `number`th event; None for other outcomes.

    Where the sentence tells of a disaster, accident or disease it is a mishap: nobody is said to have done it.
    """
    name = FRAMES.get(toll.outcome, "")
    struck = schema.listed("Misfortune") & {word.lemma_.lower() for word in toll.word.sent}
    frame = schema.frames.get(MISHAP if name and struck else name)
    if frame is None:
        return None
    trigger = span_of(toll.word)
    return Event(
        id=EventId(f"v{number}"),
        frame=frame.name,
        type=frame.label,
        classes=frame.classes,
        trigger=trigger,
        mentions=(trigger,),
        evidence=evidence_at(toll.word, "counts", rule="toll", confidence=0.8),
    )
