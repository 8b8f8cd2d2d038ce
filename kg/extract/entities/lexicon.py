"""The ontology's words about names and nouns, compiled once into tables that are looked up by word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.extract.entities.plurals import plural_of
from kg.model import EntityType
from kg.schema import Schema

NOUN_LISTS = ("VehicleNouns", "WeaponNouns", "FacilityNouns", "PlaceNouns", "NationNouns", "GroupNouns", "PersonNouns")
NAME_WORD_LISTS = ("PlaceWords", "FacilityWords", "OrganisationWords")
# Analysts mark people in the plural, and states that act together, as organisations (groups).
SEVERAL = {"PersonNouns": EntityType.ORGANISATION, "NationNouns": EntityType.ORGANISATION}
MANY = frozenset({"troops", "forces", "police", "people", "militants", "fighters", "authorities", "security forces"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What a head noun stands for, and whether for several."""

    lemma: str
    type: EntityType
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words by what they tell; every key is lower case, and a noun may be two words ("air base")."""

    nouns: Mapping[str, Noun]
    titles: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    name_words: Mapping[str, EntityType]
    openings: Mapping[str, EntityType]
    place_of: frozenset[str]
    naming_places: frozenset[str]
    generic_groups: frozenset[str]
    group_synonyms: frozenset[str]
    ships: frozenset[str]
    named: Mapping[str, EntityType]
    state_bodies: frozenset[str]
    ideology: frozenset[str]
    demonyms: frozenset[str]
    not_names: frozenset[str]
    countries: frozenset[str]
    aliases: Mapping[str, str]
    counting: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    speech: frozenset[str]
    state_nouns: frozenset[str]
    town_nouns: frozenset[str]
    contrasting: frozenset[str]
    alias_phrases: frozenset[str]


def compile_lexicon(schema: Schema) -> Lexicon:
    """The lexicon of an ontology."""
    seats = dict.fromkeys(schema.listed("SeatNames"), EntityType.ORGANISATION)
    return Lexicon(
        nouns=_nouns(schema),
        titles=schema.listed("Titles"),
        particles=schema.listed("NameParticles"),
        articles=schema.listed("ArabicArticles"),
        name_words=_meanings(schema, NAME_WORD_LISTS),
        openings=_meanings(schema, ("OrganisationOpenings", "PlaceOpenings")),
        place_of=schema.listed("OfPlaceNouns"),
        naming_places=schema.listed("NamingPlaceNouns"),
        generic_groups=schema.listed("GenericGroupNouns"),
        group_synonyms=schema.listed("GroupSynonyms"),
        ships=schema.listed("ShipOpenings"),
        named=seats | _meanings(schema, ("NamedVehicles", "NamedWeapons")),
        state_bodies=schema.listed("StateBodies"),
        ideology=schema.listed("IdeologyWords"),
        demonyms=schema.listed("Demonyms") | schema.listed("PeopleAdjectives"),
        not_names=schema.listed("NotNames"),
        countries=schema.listed("Countries"),
        aliases=_aliases(schema),
        counting=schema.listed("QuantityNouns"),
        female=schema.listed("FemaleNouns"),
        male=schema.listed("MaleNouns"),
        speech=schema.listed("SpeechVerbs"),
        state_nouns=schema.listed("StateNouns"),
        town_nouns=schema.listed("TownNouns"),
        contrasting=schema.listed("ContrastingWords"),
        alias_phrases=schema.listed("AliasPhrases"),
    )


def _meanings(schema: Schema, lists: Iterable[str]) -> dict[str, EntityType]:
    return {word: EntityType(schema.words[name].means or "other") for name in lists for word in schema.listed(name)}


def _aliases(schema: Schema) -> dict[str, str]:
    """The key of each name of a thing with several -> the key of the one it is known by."""
    return {
        _key(word): _key(listed.means)
        for name, listed in sorted(schema.words.items())
        if name.endswith("Aliases") and listed.means
        for word in sorted(listed.words)
    }


def _key(name: str) -> str:
    """The form in which names are compared (see `drafts.name_key`), for names of states without hyphens."""
    return name.lower().replace(".", "").replace("-", " ").replace("'", "")


def _nouns(schema: Schema) -> dict[str, Noun]:
    """Every noun in singular and plural; where a word is in several lists, the later list of `NOUN_LISTS` wins."""
    nouns: dict[str, Noun] = {}
    for name in NOUN_LISTS:
        kind = EntityType(schema.words[name].means or "other")
        for word in sorted(schema.listed(name)):
            nouns[plural_of(word)] = Noun(lemma=word, type=SEVERAL.get(name, kind), plural=True)
            nouns[word] = Noun(lemma=word, type=kind, plural=word in MANY)
    for word in sorted(schema.listed("ForceNouns")):
        nouns[plural_of(word)] = Noun(lemma=word, type=EntityType.ORGANISATION, plural=True)
        nouns.setdefault(word, Noun(lemma=word, type=EntityType.PERSON, plural=False))
    for word in sorted(schema.listed("PeopleNouns")):
        nouns[word] = Noun(lemma=word, type=EntityType.ORGANISATION, plural=True)
    return nouns
