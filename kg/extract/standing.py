"""Which event stands at which token."""

from collections.abc import Mapping

from kg.extract.reading import Reading
from kg.extract.scan import starts
from kg.model import Event


def events_by_token(reading: Reading) -> Mapping[int, Event]:
    """The event that each token mentions, by the token's position in the Doc."""
    doc = reading.doc
    begins = starts(doc)
    at: dict[int, Event] = {}
    for event in reading.extraction.events:
        for span in event.mentions or (event.trigger,):
            position = begins.get(span.begin, len(doc))
            while position < len(doc) and doc[position].idx < span.end:
                at.setdefault(position, event)
                position += 1
    return at
