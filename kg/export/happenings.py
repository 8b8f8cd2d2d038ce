"""Events as the exports tell them: one row each, with who takes part, where it lies and where it stands in the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import UsageError
from kg.export.nodes import rows_of
from kg.query import find_query, run
from kg.stages import Row, Store

__all__ = ["Happening", "Party", "happenings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A thing that fills a role of an event; `item` is its Wikidata item, degrees are WGS84, "" where unknown."""

    role: str
    status: str
    thing: str
    label: str
    kind: str
    item: str
    latitude: str = ""
    longitude: str = ""
    country: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event: the columns of the question `events`, of `sources` (article, offsets, hash), and its `casualties`."""

    row: Row
    source: Row
    parties: tuple[Party, ...] = field(default=())
    counts: tuple[Row, ...] = field(default=())

    @property
    def iri(self) -> str:
        """The event's IRI."""
        return self.row["event"]

    @property
    def asserted(self) -> bool:
        """Whether the outlet itself says that it happened."""
        return self.row["status"] == "asserted"

    @property
    def day(self) -> str:
        """The first date of the event, in EDTF; "" where none is known."""
        return self.row["date"].partition("; ")[0]

    def according_to(self, outcome: str) -> str:
        """Who reports how many came to that outcome, besides the outlet itself."""
        told = {row["according_to"] for row in self.counts if row["outcome"] == outcome and row["according_to"]}
        return "; ".join(sorted(told))

    @property
    def citation(self) -> str:
        """Where it stands, in words: outlet, title, date, article and offsets."""
        named = (self.source[name] for name in ("outlet", "title", "published", "url"))
        place = f"{self.source['article']}, characters {self.source['begin']}-{self.source['end']}"
        return ", ".join([*(one for one in named if one), place])

    def filling(self, *roles: str) -> tuple[Party, ...]:
        """Who or what fills one of the roles, unless somebody denies it of an event that did happen."""
        return tuple(p for p in self.parties if p.role in roles and (p.status != "denied" or not self.asserted))

    def standing(self, *roles: str) -> str:
        """The status of those who fill the roles: an outlet may assert an event and only report who did it."""
        return "; ".join(sorted({party.status for party in self.filling(*roles)}))

    @property
    def place(self) -> Party | None:
        """The most exact place that is known to lie somewhere, else any place."""
        places = self.filling("place")
        lying = [place for place in places if place.latitude]
        return min(lying, key=_breadth, default=None) or next(iter(places), None)


def _breadth(place: Party) -> tuple[bool, str]:
    """Countries after what lies in them."""
    return place.label == place.country, place.label


def happenings(store: Store) -> tuple[Happening, ...]:
    """Every event of a store, by article and place in the text."""
    rows = {row["event"]: row for row in run(store, find_query("events"), {})[1]}
    parties: dict[str, dict[tuple[str, str], Party]] = {}
    for row in rows_of(store, "parties"):
        known = parties.setdefault(row["event"], {})
        known.setdefault((row["role"], row["thing"]), _party(row))
    counts: dict[str, list[Row]] = {}
    for row in run(store, find_query("casualties"), {})[1]:
        counts.setdefault(row["event"], []).append(row)
    found = tuple(
        Happening(
            row=rows[source["event"]],
            source=source,
            parties=tuple(parties.get(source["event"], {}).values()),
            counts=tuple(counts.get(source["event"], ())),
        )
        for source in rows_of(store, "sources")
        if source["event"] in rows
    )
    if not found:
        raise UsageError("nothing to export: the graphs hold no event")
    return found


def _party(row: Mapping[str, str]) -> Party:
    names = ("role", "status", "thing", "label", "kind", "latitude", "longitude", "country", "region")
    return Party(item=row["item"].rpartition("/")[2], **{name: row[name] for name in names})
