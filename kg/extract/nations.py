"""The state of the article that an adjective is made from: "Iraqi" where Iraq is named."""

from dataclasses import dataclass

from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import EntityId
from kg.schema import Schema

ENDINGS = frozenset({"i", "n", "an", "ian", "ese", "ish", "er", "s", "ni"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Nations:
    """The names of states and the adjectives made from them, in lower case."""

    countries: frozenset[str]
    adjectives: frozenset[str]


def nations(schema: Schema) -> Nations:
    """The lists `Countries` and `Demonyms`."""
    return Nations(countries=schema.listed("Countries"), adjectives=schema.listed("Demonyms"))


def state_of(adjective: Token, reading: Reading, known: Nations) -> EntityId | None:
    """The state that an adjective is made from by an ending alone; None for "French", or where none is named."""
    word = adjective.lower_
    if word not in known.adjectives:
        return None
    made_from = (
        (len(label), entity.id)
        for entity in reading.extraction.entities
        for label in [entity.label.lower()]
        if label in known.countries and word.startswith(label[:-1]) and _ending(word, label) in ENDINGS
    )
    return max(made_from, default=(0, None))[1]


def _ending(word: str, label: str) -> str:
    return word[len(label) :] if word.startswith(label) else word[len(label) - 1 :]
