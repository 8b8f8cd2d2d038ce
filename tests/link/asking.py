"""What the tests of services share: an invented country, its town, sailor and fleet, and articles that name them."""

import requests

from kg.link.catalogue import Catalogue
from kg.link.chain import make_chain_linker
from kg.link.linker import readers_of
from kg.link.live_source import LiveSource
from kg.link.source import Source
from kg.model import Article, Entity, EntityId, EntityType, Extraction, Link, Linked, Mention, MentionKind, Span
from kg.stages import Linker
from kg.wikidata.kinds import read_roots
from kg.wikidata.live import AnswerCache, Client, Manners, WikidataApi
from tests.wikidata_server import Json, Service, StillClock, item

CLASSES = (
    item("Q6256", "country"),
    item("Q515", "city"),
    item("Q901001", "harbour town", claims={"P279": ["Q901002"]}),
    item("Q901002", "coastal town", claims={"P279": ["Q901001", "Q515"]}),  # a circle, and a way out of it
    item("Q901003", "colour", claims={"P279": ["Q901004"]}),
    item("Q901004", "quality"),
)
COUNTRY = item("Q900001", "Varnland", "Republic of Varnland", claims={"P31": ["Q6256"]}, sitelinks=180)
TOWN = item("Q900002", "Port Varnem", "Varnem", claims={"P31": ["Q901001"], "P17": ["Q900001"]}, sitelinks=120)
SAILOR = item("Q900003", "Orla Tamm", "O. Tamm", claims={"P31": ["Q5"], "P27": ["Q900001"]}, sitelinks=150)
FLEET = item("Q900004", "Varnland Coast Guard", "VCG", claims={"P31": ["Q43229"], "P17": ["Q900001"]}, sitelinks=110)
COLOUR = item("Q900005", "Varnem", claims={"P31": ["Q901003"]}, sitelinks=90)
WORLD: tuple[Json, ...] = (*CLASSES, COUNTRY, TOWN, SAILOR, FLEET, COLOUR)

TEXT = "Orla Tamm of the VCG sailed from Port Varnem in Varnland to Oslo."
NAMED = {
    "Orla Tamm": EntityType.PERSON,
    "VCG": EntityType.ORGANISATION,
    "Port Varnem": EntityType.PLACE,
    "Varnland": EntityType.PLACE,
    "Oslo": EntityType.PLACE,
}


def naming(text: str, named: dict[str, EntityType]) -> Extraction:
    """An extraction in which each name is an entity of its own, standing where the text has it first."""
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in named}
    ids = {name: EntityId(f"e{number}") for number, name in enumerate(named)}
    return Extraction(
        article=Article(id="a", source="a.txt", text=text, published="2020-01-03"),
        mentions=tuple(
            Mention(span=spans[name], head=spans[name], type=type_, kind=MentionKind.NAME, entity=ids[name])
            for name, type_ in named.items()
        ),
        entities=tuple(
            Entity(id=ids[name], type=type_, label=name, names=(name,), named=True) for name, type_ in named.items()
        ),
    )


def article() -> Extraction:
    """The article that names them all, and a real town."""
    return naming(TEXT, NAMED)


def by_name(linked: Linked) -> dict[str, Link]:
    """The links by the names of their entities."""
    labels = {entity.id: entity.label for entity in linked.extraction.entities}
    return {labels[link.entity]: link for link in linked.links}


def items_of(linked: Linked) -> dict[str, str | None]:
    """The items by the names of the entities that were linked to them."""
    return {name: link.item for name, link in by_name(linked).items()}


def live(service: Service, still: StillClock, *, timeout: float = 0.5) -> LiveSource:
    """The service as a source, by a still clock."""
    manners = Manners(agent="test", timeout=timeout)
    client = Client(service.url, session=requests.Session(), clock=still.clock, manners=manners)
    cache = AnswerCache(None, days=1, clock=still.clock)
    return LiveSource(WikidataApi(client, cache, url=service.url), read_roots())


def linking(*sources: Source) -> Linker:
    """A linker over sources in order."""
    return make_chain_linker(sources, readers_of(Catalogue()))
