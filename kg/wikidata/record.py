"""What is kept of a Wikidata item, read from the JSON of the dump, which is the API's (`wbgetentities`) too."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from kg.errors import LinkError
from kg.model import Qid
from kg.wikidata.layout import Entity, Term, entity_type
from kg.wikidata.statements import Claims, Held, coordinates, first_text, first_time, held, items, texts

__all__ = ["ANY", "PROPERTIES", "Record", "kept_languages", "record_in", "record_of"]

ANY = "mul"  # the language of a label that serves every language
Reader = Callable[[Claims, Sequence[str]], object]
READ: Mapping[str, tuple[Reader, tuple[str, ...]]] = {  # field -> how it is read, and from which properties
    "classes": (items, ("P31",)),
    "superclasses": (items, ("P279",)),
    "countries": (items, ("P17",)),
    "within": (items, ("P131", "P276")),
    "citizenships": (items, ("P27",)),
    "occupations": (items, ("P106",)),
    "part_of": (items, ("P361",)),
    "parents": (items, ("P749",)),
    "positions": (held, ("P39",)),
    "member_of": (held, ("P463",)),
    "parties": (held, ("P102",)),
    "teams": (held, ("P54",)),
    "start": (first_time, ("P571", "P580", "P585")),  # an event may have only its day
    "end": (first_time, ("P576", "P582", "P585")),
    "born": (first_time, ("P569",)),
    "died": (first_time, ("P570",)),
    "geonames": (first_text, ("P1566",)),
    "iso3166": (first_text, ("P297", "P300")),
}
PLACE, DEMONYM, SHORT_NAME = "P625", "P1549", "P1813"
PROPERTIES = tuple(dict.fromkeys((*(name for _, names in READ.values() for name in names), PLACE, DEMONYM, SHORT_NAME)))
FIELDS = {
    name: [one for one, (_, names) in READ.items() if name in names] for name in PROPERTIES
}  # what it is read for


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item. Of its claims the deprecated are left out, and the preferred come first, then what has not ended.

    `labels`, `aliases`, `descriptions` and `demonyms` are by language, in the order asked for and "mul" last; an
    alias may be a short name (P1813). Times are EDTF, "" where unknown; degrees are WGS84 on Earth. `sitelinks`
    counts the pages about the item. `within` is P131, then P276; `parents` are the bodies it belongs to (P749).
    A dump holds a hundred million of them, and a struct is made and written several times faster than a dataclass.
    """

    item: Qid
    labels: Mapping[str, str] = {}
    aliases: Mapping[str, tuple[str, ...]] = {}
    descriptions: Mapping[str, str] = {}
    demonyms: Mapping[str, tuple[str, ...]] = {}
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
    return record_in(found, kept)


def kept_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """The languages asked for, each once, and "mul" behind them."""
    return tuple(dict.fromkeys((*languages, ANY)))


def record_in(entity: Entity, languages: Sequence[str]) -> Record | None:
    """The item that a decoded entity is; `languages` as `kept_languages` gives them."""
    if not entity.id[1:].isdecimal() or entity.id[0] != "Q" or entity.missing is not None:
        return None
    claims = entity.claims
    latitude, longitude = coordinates(claims, PLACE) if PLACE in claims else (None, None)
    wanted = dict.fromkeys([field for name in claims for field in FIELDS[name]])
    return Record(
        item=Qid(entity.id),
        labels=_texts(entity.labels, languages),
        aliases=_aliases(entity, languages),
        descriptions=_texts(entity.descriptions, languages),
        demonyms=texts(claims, DEMONYM, languages) if DEMONYM in claims else {},
        sitelinks=len(entity.sitelinks),
        latitude=latitude,
        longitude=longitude,
        **{field: READ[field][0](claims, READ[field][1]) for field in wanted},  # type: ignore[arg-type]  # READ pairs them
    )


def _texts(terms: Mapping[str, Term], languages: Sequence[str]) -> dict[str, str]:
    return {language: terms[language].value for language in languages if language in terms and terms[language].value}


def _aliases(entity: Entity, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The aliases and short names of each language that has any."""
    short = texts(entity.claims, SHORT_NAME, languages) if SHORT_NAME in entity.claims else {}
    listed = entity.aliases
    named = (
        (one, (*(term.value for term in listed.get(one, ())), *short.get(one, ())))
        for one in languages
        if one in listed or one in short
    )
    return {language: tuple(dict.fromkeys(filter(None, names))) for language, names in named if any(names)}
