"""Linking to a SPARQL endpoint that holds Wikidata's RDF: a real Oxigraph server over HTTP."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import NoAnswerError
from kg.link import make_linker
from kg.link.sparql_source import SparqlSource
from kg.model import EntityType, Qid
from kg.settings import Settings
from kg.wikidata.kinds import read_roots
from kg.wikidata.live import AnswerCache, Manners
from kg.wikidata.live.endpoint import Endpoint
from tests.link.asking import WORLD, article, by_name, items_of, linking, naming
from tests.link.oxigraph_server import serving
from tests.link.wikidata_rdf import ntriples
from tests.wikidata_server import StillClock, claim, item

pytestmark = pytest.mark.service
SLICE = Path(__file__).parents[3] / "shared" / "wikidata" / "slice-recorded.json.gz"
DEMONYM = claim({"text": "Varnlandic", "language": "en"}, kind="monolingualtext")
PLACE = claim(
    {"latitude": 57.5, "longitude": 7.25, "globe": "http://www.wikidata.org/entity/Q2"}, kind="globecoordinate"
)
CRATER = claim({"latitude": 1, "longitude": 2, "globe": "http://www.wikidata.org/entity/Q405"}, kind="globecoordinate")


def spot(latitude: float, longitude: float, globe: str) -> object:
    value = {"latitude": latitude, "longitude": longitude, "globe": f"http://www.wikidata.org/entity/{globe}"}
    return claim(value, kind="globecoordinate")


def time(value: str) -> object:
    return claim({"time": value, "precision": 11}, kind="time")


def since(value: str) -> object:
    return {"snaktype": "value", "datavalue": {"value": {"time": value, "precision": 11}, "type": "time"}}


POSTS = [
    claim("Q900101", P580=[since("+2011-03-04T00:00:00Z")]),
    claim("Q900100", P580=[since("+2003-01-02T00:00:00Z")], P582=[since("+2011-03-04T00:00:00Z")]),
    claim("Q900102", rank="deprecated"),
]
OTHERS = (
    item(
        "Q900001",
        "Varnland",
        "Republic of Varnland",
        claims={"P31": ["Q6256"], "P1549": [DEMONYM], "P571": [time("+1922-06-01T00:00:00Z")]},
        sitelinks=180,
    ),
    item(
        "Q900002",
        "Port Varnem",
        claims={"P31": ["Q901001"], "P17": ["Q900001"], "P625": [spot(57.5, 7.25, "Q2")]},
        sitelinks=120,
    ),
    item("Q900006", 'The "Old" \\ Inn {x}', claims={"P31": ["Q43229"]}, sitelinks=40),
    item("Q900007", "Crater Hall", claims={"P31": ["Q515"], "P625": [spot(1, 2, "Q405")]}),
    item("Q900009", "Ilse Vahl", claims={"P31": ["Q5"], "P39": POSTS}, sitelinks=60),
    item("Q900008", "Aurel the Elder", claims={"P31": ["Q5"], "P569": [time("-0044-03-15T00:00:00Z")]}, sitelinks=60),
)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that holds the invented country."""
    folder = tmp_path_factory.mktemp("oxigraph")
    data = folder / "wikidata.nt"
    held = {str(one["id"]): one for one in (*WORLD, *OTHERS)}
    data.write_text(ntriples(list(held.values()), statements=True), encoding="utf-8")
    with serving(data, folder / "store") as url:
        yield url


def source(url: str, still: StillClock | None = None) -> SparqlSource:
    """The endpoint as a source, by a still clock."""
    clock = (still or StillClock()).clock
    manners = Manners(agent="test", timeout=5)
    endpoint = Endpoint(url, cache=AnswerCache(None, days=1, clock=clock), clock=clock, manners=manners)
    return SparqlSource(endpoint, read_roots())


def test_names_are_linked_to_what_the_endpoint_holds(url: str, tmp_path: Path) -> None:
    told = Settings(linker=("sparql",), endpoint=url, cache=str(tmp_path), rate=1000.0)
    linked = make_linker(told)(article())
    assert items_of(linked) == {
        "Orla Tamm": "Q900003",
        "VCG": "Q900004",
        "Port Varnem": "Q900002",
        "Varnland": "Q900001",
        "Oslo": None,
    }
    assert linked.catalogue == f"SPARQL endpoint {url}"


def test_what_is_known_of_an_item_is_read_from_its_triples(url: str) -> None:
    known = source(url).known([Qid("Q900002"), Qid("Q900001"), Qid("Q900008"), Qid("Q1"), Qid("Q901003")])
    town, country, elder = (known[Qid(name)] for name in ("Q900002", "Q900001", "Q900008"))
    assert known.keys() == {"Q900002", "Q900001", "Q900008"}
    assert (town.item.country, town.item.latitude, town.item.longitude) == ("Q900001", 57.5, 7.25)
    assert (town.type, town.description) == (EntityType.PLACE, "what Port Varnem is")
    assert (country.start, country.names) == ("1922-06", ("Varnland", "Republic of Varnland"))
    assert (elder.start, elder.type) == ("-0043-03-15", EntityType.PERSON)
    assert country.prior > town.prior
    assert town.item.source == f"SPARQL endpoint {url}, 2020-01-02"


def test_posts_have_their_intervals_and_what_is_deprecated_is_none(url: str) -> None:
    known = source(url).known([Qid("Q900009")])[Qid("Q900009")]
    assert [(post.item, post.start, post.end) for post in known.posts] == [
        ("Q900101", "2011-03-04", ""),
        ("Q900100", "2003-01-02", "2011-03-04"),
    ]


def test_a_place_on_another_globe_has_no_coordinates(url: str) -> None:
    assert source(url).known([Qid("Q900007")])[Qid("Q900007")].item.latitude is None


@pytest.mark.parametrize(
    ("name", "type_", "wanted"),
    [
        ("PORT VARNEM", EntityType.PLACE, "Q900002"),
        ("the Varnland Coast Guard", EntityType.ORGANISATION, "Q900004"),
        ("Varnlandic", EntityType.NATIONALITY, "Q900001"),
        ("Varnlandics", EntityType.NATIONALITY, "Q900001"),
        ('The "Old" \\ Inn {x}', EntityType.ORGANISATION, "Q900006"),
    ],
)
def test_other_spellings_of_a_name_are_asked_for_too(url: str, name: str, type_: EntityType, wanted: str) -> None:
    found = by_name(linking(source(url))(naming(f"So said {name} today.", {name: type_})))
    assert found[name].candidates[0].item == wanted


@pytest.mark.parametrize("name", ['" } DROP ALL #', "a\nb\\", "'''", "{ UNDEF }", "<x>", "\u0000", "Q\ud83d"])
def test_a_hostile_name_is_only_a_name(url: str, name: str) -> None:
    asked = source(url)
    assert by_name(linking(asked)(naming(f"So said {name} today.", {name: EntityType.PLACE})))[name].item is None
    assert items_of(linking(asked)(article()))["Varnland"] == "Q900001"


def test_an_endpoint_that_is_none_is_gone_on_without(url: str) -> None:
    still = StillClock()
    with pytest.raises(NoAnswerError, match=r"The SPARQL endpoint refused: .*HTTP 404") as caught:
        source(url.replace("/query", "/nowhere"), still).known([Qid("Q1")])
    assert caught.value.reason == "The SPARQL endpoint refused"
    assert still.slept == []


@pytest.mark.skipif(not SLICE.exists(), reason="../shared/wikidata is not here")
def test_a_recorded_slice_of_wikidata_is_linked_to(tmp_path: Path) -> None:
    """Every item of the recorded slice, as Wikidata's RDF has it."""
    with gzip.open(SLICE, "rt", encoding="utf-8") as lines:
        entities = [json.loads(line.rstrip(",\n")) for line in lines if line.startswith("{")]
    data = tmp_path / "slice.nt"
    data.write_text(ntriples(entities), encoding="utf-8")
    with serving(data, tmp_path / "store") as url:
        known = source(url).known([Qid(entity["id"]) for entity in entities])
        text = "The United States of America and France agreed."
        named = {"United States of America": EntityType.PLACE, "France": EntityType.PLACE}
        linked = items_of(linking(source(url))(naming(text, named)))
    assert len(known) > 300
    assert linked == {"United States of America": "Q30", "France": "Q142"}
