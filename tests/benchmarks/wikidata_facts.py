"""Tables of plain Wikidata facts as lines of the JSON dump, so that `kg wikidata index` reads them like a dump.

What a table does not hold is not made up, but for two things that an index needs: an item of known readers or
inhabitants has as many sitelinks as give it the same prior, and each class lies under the root of our type for it.
The items know nothing of any benchmark.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.link.gather.entities import YEARS, Queries, read_queries
from kg.link.gather.kinds import Kinds, read_kinds
from kg.link.gather.places import plain
from kg.link.gather.row import read_rows
from kg.link.known import UNKNOWN_PRIOR
from kg.link.priors import MOST_SITELINKS, prior_of_views
from tests.benchmarks import linking
from tests.benchmarks.documents import Json
from tests.benchmarks.linking_labels import is_known

ROOTS: Mapping[str, str] = {  # our type -> a class of Wikidata's that all of its kind lie under
    "person": "Q5",
    "organisation": "Q43229",
    "place": "Q2221906",
    "facility": "Q13226383",
    "event": "Q1190554",
    "weapon": "Q728",
    "vehicle": "Q42889",
}
ELEVANT = (("Q215627", "Q5"), ("Q27096213", "Q2221906"), ("Q43229", "Q43229"))  # its types, and classes for them
WORKS = re.compile(  # queries that tell what a row is, where nothing else does
    r"(album|video game|film|book|painting|sculpture|podcast|dynast|fictional character|television series|tv-show|song)"
)
WORK_CLASSES: Mapping[str, str] = {
    "album": "Q482994",
    "video game": "Q7889",
    "film": "Q11424",
    "book": "Q571",
    "painting": "Q3305213",
    "sculpture": "Q860861",
    "podcast": "Q24634210",
    "dynast": "Q164950",
    "fictional character": "Q95074",
    "television series": "Q5398426",
    "tv-show": "Q5398426",
    "song": "Q7366",
}
REIGNS = "-taking-office"
LINKS_OF_COUNTRY = 200
LONG_ENOUGH = 4  # letters of a country's name that is looked for in a description


@dataclass(slots=True, kw_only=True)
class Entity:
    """One item as it is gathered from the tables."""

    label: str = ""
    description: str = ""
    aliases: dict[str, None] = field(default_factory=dict)
    sitelinks: float = 0.0
    claims: dict[str, dict[str, Json]] = field(default_factory=dict)

    def says(self, name: str, key: str, value: Json) -> None:
        """Add a statement, once."""
        self.claims.setdefault(name, {}).setdefault(key, value)

    def names(self, *names: str) -> None:
        """Add names: the first is the label where there is none yet."""
        for name in filter(None, names):
            if not self.label:
                self.label = name
            elif name != self.label:
                self.aliases.setdefault(name)


def dump_lines(facts: Path, seed: Path) -> Iterator[Json]:
    """Every item of the tables in a folder, as the dump has it, by number."""
    return Facts(facts, seed).lines()


def closed_world(facts: Path, seed: Path, data: Path, split: str) -> Iterator[Json]:
    """The same, and every item of the linking benchmark's gold that is not among them, by label and type alone.

    Such an item has as many sitelinks as one of which nothing is known.
    """
    known = set()
    for line in dump_lines(facts, seed):
        known.add(line["id"])
        yield line
    labels = (label for document in linking.documents(data, split) for label in document.gold["labels"])
    for label in labels:
        if is_known(label) and label["entity_id"] not in known:
            known.add(label["entity_id"])
            entity = Entity(label=label["name"], sitelinks=math.expm1(UNKNOWN_PRIOR * math.log1p(MOST_SITELINKS)))
            kind = next((kind for elevant, kind in ELEVANT if elevant in label["type"].split("|")), "")
            if kind:
                entity.says("P31", kind, of_item(kind))
            yield entity_line(label["entity_id"], entity)


def entity_line(item: str, entity: Entity) -> Json:
    """An item in the dump's layout."""
    sitelinks = round(entity.sitelinks)
    return {
        "type": "item",
        "id": item,
        "labels": {"en": _text(entity.label)} if entity.label else {},
        "descriptions": {"en": _text(entity.description)} if entity.description else {},
        "aliases": {"en": [_text(name) for name in entity.aliases]} if entity.aliases else {},
        "claims": {name: [_statement(name, one) for one in found.values()] for name, found in entity.claims.items()},
        "sitelinks": {f"x{number}wiki": {} for number in range(sitelinks)},
    }


def of_people(population: str) -> float:
    """As many sitelinks as places of that size have, roughly: 10 for a thousand people, 50 for a hundred thousand."""
    return min(MOST_SITELINKS, 10 * (float(population) / 1000) ** 0.35) if population else 0.0


def of_readers(views: str) -> float:
    """As many sitelinks as give the prior that so many page views give."""
    return math.expm1(prior_of_views(float(views)) * math.log1p(MOST_SITELINKS)) if views else 0.0


def of_item(item: str) -> Json:
    """A value that is an item."""
    return {"type": "wikibase-entityid", "value": {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}}


class Facts:
    """The tables of a folder, read together."""

    def __init__(self, facts: Path, seed: Path) -> None:
        """Of a folder of tables, and the table of items checked one by one that names classes."""
        self._facts = facts
        self._seed = seed
        self._entities: dict[str, Entity] = {}

    def lines(self) -> Iterator[Json]:
        """Every item in the dump's layout, by number."""
        self._countries()
        self._regions()
        self._near_east()
        self._things()
        self._places()
        self._classes()
        for item in sorted(self._entities, key=lambda item: int(item[1:])):
            yield entity_line(item, self._entities[item])

    @cached_property
    def kinds(self) -> Kinds:
        """What class labels mean."""
        return read_kinds(self._facts / "class_labels_codex.tsv", self._seed, self._facts / "wikitrivia_entities.tsv")

    @cached_property
    def queries(self) -> Queries:
        """What the queries that rows came from mean."""
        return read_queries()

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Two-letter code -> the country's item."""
        return {row["iso2"]: row["qid"] for row in read_rows(self._facts / "dr5hn_countries.tsv") if row["qid"]}

    @cached_property
    def nations(self) -> tuple[re.Pattern[str], Mapping[str, str]]:
        """A pattern of the countries' names and adjectives, and their items."""
        rows = list(read_rows(self._facts / "dr5hn_countries.tsv"))
        named = {row["name"]: row["qid"] for row in rows}
        named |= {word.strip(): row["qid"] for row in rows for word in row["nationality"].split(",")}
        words = {word: item for word, item in named.items() if len(word) >= LONG_ENOUGH and item}
        return re.compile(rf"\b({'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"), words

    def _entity(self, row: Mapping[str, str]) -> Entity:
        return self._entities.setdefault(row["qid"], Entity())

    def _countries(self) -> None:
        for row in read_rows(self._facts / "dr5hn_countries.tsv"):
            if row["qid"]:
                entity = self._entity(row)
                entity.names(row["name"])
                entity.sitelinks = max(entity.sitelinks, of_people(row["population"]), LINKS_OF_COUNTRY)
                _located(entity, row)
                entity.says("P31", "Q3624078", of_item("Q3624078"))
                entity.says("P17", row["qid"], of_item(row["qid"]))
                entity.says("P297", row["iso2"], {"type": "string", "value": row["iso2"]})
                for word in filter(None, map(str.strip, row["nationality"].split(","))):
                    entity.says("P1549", word, {"type": "monolingualtext", "value": {"text": word, "language": "en"}})

    def _regions(self) -> None:
        rows = [row for row in read_rows(self._facts / "dr5hn_states.tsv") if row["qid"] not in {"", None}]
        shared = _shared(rows)
        for row in rows:
            if row["qid"] not in shared:
                entity = self._entity(row)
                entity.names(row["name"])
                entity.sitelinks = max(entity.sitelinks, of_people(row["population"]))
                entity.says("P31", "Q10864048", of_item("Q10864048"))
                self._lies_in(entity, row)

    def _near_east(self) -> None:
        rows = [row for row in read_rows(self._facts / "wof_iq_sy_ir.tsv") if row["qid"]]
        shared = _shared(rows)
        for row in rows:
            if row["qid"] not in shared and row["country"] in self.codes:
                entity = self._entity(row)
                entity.names(*row["eng"].split("|"), row["name"])
                entity.sitelinks = max(entity.sitelinks, of_people(row["population"]))
                kind = {"locality": "Q486972", "campus": "Q695850"}.get(row["placetype"], "Q56061")
                entity.says("P31", kind, of_item(kind))
                self._lies_in(entity, row)

    def _lies_in(self, entity: Entity, row: Mapping[str, str]) -> None:
        country = self.codes.get(row["country"])
        if country:
            entity.says("P17", country, of_item(country))
        _located(entity, row)

    def _things(self) -> None:
        for row in read_rows(self._facts / "wikitrivia_entities.tsv"):
            entity = self._entity(row)
            entity.names(row["label_en"], plain(row["enwiki_title"]))
            entity.description = entity.description or row["description_en"]
            entity.sitelinks = max(entity.sitelinks, float(row["sitelinks"] or 0), of_readers(row["page_views"]))
            self._sorted(entity, row)

    def _sorted(self, entity: Entity, row: Mapping[str, str]) -> None:
        """Classes, occupations, years and country of a row of things."""
        labels = [label for label in row["types"].split("|") if label]
        type_, kind = self.queries.of(row["source"])
        years = YEARS.search(row["description_en"])
        if "human" in labels or self.kinds.type_of(labels) == "person" or type_ == "person" or REIGNS in row["source"]:
            _person(entity, years)
            for label in (*labels, kind):
                if label in self.kinds.classes and label != "human":
                    entity.says("P106", label, of_item(self.kinds.classes[label]))
        else:
            self._classed(entity, (*labels, kind), type_ or self.kinds.type_of(labels), row["source"])
        self._of_nation(entity, row["description_en"])

    def _classed(self, entity: Entity, labels: Iterable[str], type_: str, source: str) -> None:
        found = [self.kinds.classes[label] for label in labels if label in self.kinds.classes]
        work = WORKS.search(source.replace("-", " "))
        for item in found or [ROOTS.get(type_) or (WORK_CLASSES[work[1]] if work else "")]:
            if item:
                entity.says("P31", item, of_item(item))

    def _of_nation(self, entity: Entity, said: str) -> None:
        """The one country or people that a description names."""
        pattern, words = self.nations
        items = {words[name] for name in pattern.findall(said)}
        if len(items) == 1:
            item = items.pop()
            entity.says("P27" if "Q5" in entity.claims.get("P31", {}) else "P17", item, of_item(item))

    def _places(self) -> None:
        for row in read_rows(self._facts / "wikitrivia_places.tsv"):
            entity = self._entity(row)
            entity.names(row["label_en"], plain(row["enwiki_title"]))
            entity.description = entity.description or row["description_en"]
            entity.sitelinks = max(entity.sitelinks, of_people(row["population"]))
            self._classed(entity, row["instance_of"].split("|"), "place", "")
            self._of_nation(entity, row["description_en"])

    def _classes(self) -> None:
        """The classes themselves, each under the root of our type for it."""
        for label, item in self.kinds.classes.items():
            entity = self._entities.setdefault(item, Entity())
            entity.names(label)
            root = ROOTS.get(self.kinds.type_of((label,)))
            if root and root not in {item, "Q5"}:
                entity.says("P279", root, of_item(root))


def _person(entity: Entity, years: "re.Match[str] | None") -> None:
    entity.says("P31", "Q5", of_item("Q5"))
    for name, year in zip(("P569", "P570"), years.groups() if years else (), strict=False):
        if year:
            time = {"time": f"+{year}-00-00T00:00:00Z", "precision": 9, "calendarmodel": "Q1985727"}
            entity.says(name, year, {"type": "time", "value": time})


def _located(entity: Entity, row: Mapping[str, str]) -> None:
    if row["lat"] and row["lon"]:
        where = {"latitude": float(row["lat"]), "longitude": float(row["lon"]), "globe": "Q2"}
        entity.says("P625", "", {"type": "globecoordinate", "value": where})


def _shared(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """The items that more than one row bears."""
    seen: set[str] = set()
    return frozenset(row["qid"] for row in rows if row["qid"] in seen or seen.add(row["qid"]))  # type: ignore[func-returns-value]  # the idiom


def _text(value: str) -> Json:
    return {"language": "en", "value": value}


def _statement(name: str, value: Json) -> Json:
    snak = {"snaktype": "value", "property": name, "datavalue": value}
    return {"mainsnak": snak, "type": "statement", "rank": "normal"}
