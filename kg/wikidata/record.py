"""What is kept of a Wikidata item, read from the JSON of the dump, which is the API's (`wbgetentities`) too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Qid
from kg.wikidata.statements import Held, Json, coordinates, first_text, first_time, held, items, texts

__all__ = ["ANY", "PROPERTIES", "Record", "record_of"]

ANY = "mul"  # the language of a label that serves every language
CLASS, SUPERCLASS, COUNTRY, CITIZENSHIP, OCCUPATION = "P31", "P279", "P17", "P27", "P106"
WITHIN = ("P131", "P276")  # the administrative territory, then the location
PART_OF, PARENT = "P361", "P749"
POSITION, MEMBER_OF, PARTY, TEAM = "P39", "P463", "P102", "P54"
START, END = ("P571", "P580", "P585"), ("P576", "P582", "P585")  # an event may have only its day
BORN, DIED = "P569", "P570"
GEONAMES, ISO = "P1566", ("P297", "P300")
PLACE, DEMONYM, SHORT_NAME = "P625", "P1549", "P1813"
PROPERTIES = frozenset(
    {CLASS, SUPERCLASS, COUNTRY, CITIZENSHIP, OCCUPATION, *WITHIN, PART_OF, PARENT, POSITION, MEMBER_OF, PARTY, TEAM}
).union((*START, *END, BORN, DIED, GEONAMES, *ISO, PLACE, DEMONYM, SHORT_NAME))


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


def record_of(entity: Json, languages: Sequence[str] = ("en",)) -> Record | None:
    """The item that the entity's JSON describes; None for a property, a lexeme or an id that does not exist.

    `languages` are those to keep, the first before the second; "mul" is always kept, as the last.
    """
    item = entity.get("id")
    if not isinstance(item, str) or item[:1] != "Q" or "missing" in entity:
        return None
    kept = tuple(dict.fromkeys((*languages, ANY)))
    found = entity.get("claims")
    claims: Json = found if isinstance(found, dict) else {}  # an empty map is written `[]` in older dumps
    sitelinks = entity.get("sitelinks")
    latitude, longitude = coordinates(claims, PLACE)
    return Record(
        item=Qid(item),
        labels=dict(_values(entity, "labels", kept)),
        aliases=_aliases(entity, claims, kept),
        descriptions=dict(_values(entity, "descriptions", kept)),
        demonyms=texts(claims, DEMONYM, kept),
        sitelinks=len(sitelinks) if isinstance(sitelinks, dict) else 0,
        latitude=latitude,
        longitude=longitude,
        classes=items(claims, CLASS),
        superclasses=items(claims, SUPERCLASS),
        countries=items(claims, COUNTRY),
        within=items(claims, *WITHIN),
        citizenships=items(claims, CITIZENSHIP),
        occupations=items(claims, OCCUPATION),
        part_of=items(claims, PART_OF),
        parents=items(claims, PARENT),
        positions=held(claims, POSITION),
        member_of=held(claims, MEMBER_OF),
        parties=held(claims, PARTY),
        teams=held(claims, TEAM),
        start=first_time(claims, *START),
        end=first_time(claims, *END),
        born=first_time(claims, BORN),
        died=first_time(claims, DIED),
        geonames=first_text(claims, GEONAMES),
        iso3166=first_text(claims, *ISO),
    )


def _values(entity: Json, part: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Language and text of the labels or descriptions."""
    found = entity.get(part)
    texts_of: Json = found if isinstance(found, dict) else {}
    for language in languages:
        if text := _text(texts_of.get(language)):
            yield language, text


def _aliases(entity: Json, claims: Json, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The aliases and short names of each language that has any."""
    found, short = entity.get("aliases"), texts(claims, SHORT_NAME, languages)
    listed: Json = found if isinstance(found, dict) else {}
    named = ((language, (*_texts(listed.get(language)), *short.get(language, ()))) for language in languages)
    return {language: tuple(dict.fromkeys(names)) for language, names in named if names}


def _texts(entries: object) -> Iterator[str]:
    return filter(None, map(_text, entries if isinstance(entries, list) else ()))


def _text(entry: object) -> str:
    value = entry.get("value") if isinstance(entry, dict) else None
    return value if isinstance(value, str) else ""
