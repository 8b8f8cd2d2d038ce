"""What is kept of a Wikidata item, read from the JSON of the dump, which is the API's (`wbgetentities`) too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from kg.errors import LinkError
from kg.model import Qid
from kg.wikidata.layout import Entity, Term, entity_type
from kg.wikidata.statements import Claims, Held, coordinates, first_text, first_time, held, items, texts

__all__ = ["ANY", "PROPERTIES", "Record", "fields_of", "kept_languages", "record_of"]

ANY = "mul"  # the language of a label that serves every language
Reader = Callable[[Claims, Sequence[str]], object]
READ: tuple[tuple[str, Reader, tuple[str, ...]], ...] = (  # field, how it is read, and from which properties
    ("classes", items, ("P31",)),
    ("superclasses", items, ("P279",)),
    ("countries", items, ("P17",)),
    ("within", items, ("P131", "P276")),
    ("citizenships", items, ("P27",)),
    ("occupations", items, ("P106",)),
    ("part_of", items, ("P361",)),
    ("parents", items, ("P749",)),
    ("positions", held, ("P39",)),
    ("member_of", held, ("P463",)),
    ("parties", held, ("P102",)),
    ("teams", held, ("P54",)),
    ("start", first_time, ("P571", "P580", "P585")),  # an event may have only its day
    ("end", first_time, ("P576", "P582", "P585")),
    ("born", first_time, ("P569",)),
    ("died", first_time, ("P570",)),
    ("geonames", first_text, ("P1566",)),
    ("iso3166", first_text, ("P297", "P300")),
)
PLACE, DEMONYM, SHORT_NAME = "P625", "P1549", "P1813"
PROPERTIES = tuple(dict.fromkeys((*(name for _, _, names in READ for name in names), PLACE, DEMONYM, SHORT_NAME)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One item. Of its claims the deprecated are left out, and the preferred come first, then what has not ended.

    `labels`, `aliases`, `descriptions` and `demonyms` are by language, in the order asked for and "mul" last; an
    alias may be a short name (P1813). Times are EDTF, "" where unknown; degrees are WGS84 on Earth. `sitelinks`
    counts the pages about the item. `within` is P131, then P276; `parents` are the bodies it belongs to (P749).
    """

    item: Qid
    labels: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sitelinks: int = 0
    classes: tuple[Qid, ...] = ()
    superclasses: tuple[Qid, ...] = ()
    countries: tuple[Qid, ...] = ()
    within: tuple[Qid, ...] = ()
    citizenships: tuple[Qid, ...] = ()
    occupations: tuple[Qid, ...] = ()
    part_of: tuple[Qid, ...] = ()
    parents: tuple[Qid, ...] = ()
    positions: tuple[Held, ...] = ()
    member_of: tuple[Held, ...] = ()
    parties: tuple[Held, ...] = ()
    teams: tuple[Held, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    start: str = ""
    end: str = ""
    born: str = ""
    died: str = ""
    geonames: str = ""
    iso3166: str = ""

    @property
    def label(self) -> str:
        """The label in the first language that has one; "" where none has."""
        return next(iter(self.labels.values()), "")

    @property
    def description(self) -> str:
        """The description in the first language that has one; "" where none has."""
        return next(iter(self.descriptions.values()), "")

    @property
    def names(self) -> tuple[str, ...]:
        """Its labels, then its aliases, each once."""
        aliases = (alias for several in self.aliases.values() for alias in several)
        return tuple(dict.fromkeys((*self.labels.values(), *aliases)))


def record_of(entity: Mapping[str, object], languages: Sequence[str] = ("en",)) -> Record | None:
    """The item that the entity's JSON describes; None for a property, a lexeme or an id that does not exist.

    `languages` are those to keep, the first before the second; "mul" is always kept, as the last. A `LinkError`
    tells of an entity that is not in the layout.
    """
    kept = kept_languages(languages)
    try:
        found = msgspec.convert(entity, entity_type(kept, PROPERTIES))
    except msgspec.ValidationError as error:
        raise LinkError(f"{entity.get('id', 'an entity')}: not in the layout of Wikidata's JSON: {error}") from error
    fields = fields_of(found, kept)
    return Record(**fields) if fields else None  # type: ignore[arg-type]  # the table pairs fields with their readers


def kept_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """The languages asked for, each once, and "mul" behind them."""
    return tuple(dict.fromkeys((*languages, ANY)))


def fields_of(entity: Entity, languages: Sequence[str]) -> dict[str, object]:
    """The fields of the item's record that are not empty; no field at all where the entity is no item."""
    if entity.id[:1] != "Q" or entity.missing is not None:
        return {}
    claims = entity.claims
    fields: dict[str, object] = {
        "item": entity.id,
        "labels": _texts(entity.labels, languages),
        "aliases": _aliases(entity, languages),
        "descriptions": _texts(entity.descriptions, languages),
        "demonyms": texts(claims, DEMONYM, languages) if DEMONYM in claims else None,
        "sitelinks": len(entity.sitelinks),
    }
    if PLACE in claims and (place := coordinates(claims, PLACE)):
        fields |= {"latitude": place[0], "longitude": place[1]}
    present = claims.keys()
    fields |= {name: read(claims, names) for name, read, names in READ if not present.isdisjoint(names)}
    return {name: value for name, value in fields.items() if value or isinstance(value, float)}


def _texts(terms: Mapping[str, Term], languages: Sequence[str]) -> dict[str, str]:
    return {language: terms[language].value for language in languages if language in terms and terms[language].value}


def _aliases(entity: Entity, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The aliases and short names of each language that has any."""
    if not entity.aliases and SHORT_NAME not in entity.claims:
        return {}
    short = texts(entity.claims, SHORT_NAME, languages)
    listed = entity.aliases
    named = ((one, (*(term.value for term in listed.get(one, ())), *short.get(one, ()))) for one in languages)
    return {language: tuple(dict.fromkeys(filter(None, names))) for language, names in named if any(names)}
