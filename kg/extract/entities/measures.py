"""Numbers, sums and measures, and places given by their degrees."""

import re
from collections.abc import Iterator

from kg.extract.entities.drafts import Draft, Page
from kg.model import EntityType, MentionKind

NOMINAL = MentionKind.NOMINAL
NUMBERS = frozenset({"CARDINAL", "QUANTITY", "PERCENT", "MONEY"})
APPROXIMATE = frozenset(
    {"more", "less", "fewer", "than", "about", "approximately", "around", "nearly", "almost", "over"}
)
DEGREES = r"\d{1,3}(?:\.\d+)?°(?:\s?\d{1,2}(?:\.\d+)?['′](?:\s?\d{1,2}(?:\.\d+)?(?:\"|″|''))?)?\s?"
COORDINATES = re.compile(rf"{DEGREES}[NS][,;]?\s*{DEGREES}[EW]|-?\d{{1,2}}\.\d{{3,}}[;,]\s-?\d{{1,3}}\.\d{{3,}}")


def quantities(page: Page) -> Iterator[Draft]:
    """Numbers, measures, shares and sums of money."""
    for entity in page.doc.ents:
        if entity.label_ in NUMBERS:
            kind = EntityType.MONEY if entity.label_ == "MONEY" else EntityType.QUANTITY
            start = entity.start
            while start < entity.end - 1 and page.lower[start] in APPROXIMATE:
                start += 1
            yield Draft(start=start, end=entity.end, head=max(start, entity.root.i), type=kind, kind=NOMINAL)


def coordinates(page: Page) -> Iterator[Draft]:
    """Places given by their degrees: "33°47'N 44°30'E", "33.783; 44.500"."""
    for found in COORDINATES.finditer(page.plain):
        tokens = page.doc.covering(found.start(), found.end())
        if tokens is not None:
            yield Draft(start=tokens.start, end=tokens.end, head=tokens.start, type=EntityType.PLACE, kind=NOMINAL)
