"""Linking with Wikidata's own service: what is asked, what comes of it, and what happens when it is down."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.link import make_linker
from kg.model import EntityType, Qid
from kg.settings import Settings
from kg.stages import Linker
from tests.link.asking import TOWN, WORLD, article, by_name, items_of, linking, live, naming
from tests.wikidata_server import BANNED, BROKEN, Service, StillClock, fault, item, running

SLICE = Path(__file__).parents[3] / "shared" / "wikidata" / "slice-recorded.json.gz"
ALL = {
    "Orla Tamm": "Q900003",
    "VCG": "Q900004",
    "Port Varnem": "Q900002",
    "Varnland": "Q900001",
    "Oslo": None,
}


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that holds the invented country."""
    with running() as service:
        service.add(*WORLD)
        yield service


@pytest.fixture
def told(service: Service, tmp_path: Path) -> Settings:
    """Settings that ask the service alone, as fast as it goes."""
    return Settings(linker=("live",), wikidata_api=service.url, cache=str(tmp_path), rate=1000.0)


@pytest.fixture
def link(told: Settings) -> Linker:
    """A linker over the service alone."""
    return make_linker(told)


def test_names_are_linked_to_what_the_service_finds(link: Linker) -> None:
    assert items_of(link(article())) == ALL


def test_an_item_tells_where_and_when_it_was_read_and_what_it_lies_in(link: Linker) -> None:
    linked = link(article())
    town = next(one for one in linked.items if one.item == "Q900002")
    assert (town.label, town.country, town.classes) == ("Port Varnem", "Q900001", ("Q901001",))
    assert town.source.startswith("Wikidata 20")
    assert "Q900001" in {one.item for one in linked.items}
    assert linked.catalogue == "Wikidata's API"


def test_a_link_shows_its_homework(link: Linker) -> None:
    found = by_name(link(article()))["VCG"]
    assert found.method == "acronym"
    assert found.candidates[0].label == "Varnland Coast Guard"
    assert dict(found.candidates[0].features)["name"] == 0.95


def test_nothing_is_asked_twice_neither_in_one_run_nor_in_the_next(told: Settings, service: Service) -> None:
    link = make_linker(told)
    first = link(article())
    assert set(service.ids().values()) == {1}
    assert len({one["search"] for one in service.of("wbsearchentities")}) == len(service.of("wbsearchentities"))
    asked = len(service.asked)
    assert link(article()) == first
    assert make_linker(told)(article()) == first
    assert len(service.asked) == asked


def test_one_name_in_several_spellings_is_searched_for_once(link: Linker, service: Service) -> None:
    names = ("The Varnland Coast Guard", "the Varnland Coast Guard", "Varnland Coast Guard's")
    found = naming(" ".join(names), dict.fromkeys(names, EntityType.ORGANISATION))
    assert {one.candidates[0].item for one in link(found).links} == {"Q900004"}
    assert {one["search"] for one in service.of("wbsearchentities")} == {"Varnland Coast Guard"}


def test_a_name_that_begins_with_the_is_searched_for_as_it_is_too(link: Linker, service: Service) -> None:
    service.add(item("Q900011", "The Skerry", claims={"P31": ["Q515"]}))
    found = by_name(link(naming("They met in The Skerry.", {"The Skerry": EntityType.PLACE})))["The Skerry"]
    assert found.candidates[0].item == "Q900011"


def test_only_what_bears_the_name_is_read(link: Linker, service: Service) -> None:
    service.add(item("Q900009", "Varnland Evening Post", claims={"P31": ["Q11032"]}))
    link(naming("Varnland is calm.", {"Varnland": EntityType.PLACE}))
    assert "Q900009" not in service.ids()


def test_what_is_no_thing_of_the_news_is_no_candidate(link: Linker) -> None:
    found = by_name(link(naming("Varnem is calm.", {"Varnem": EntityType.PLACE})))["Varnem"]
    assert {candidate.item for candidate in found.candidates} == {"Q900002"}


def test_a_name_that_only_full_text_finds_is_linked_when_it_is_borne(link: Linker, service: Service) -> None:
    service.add(item("Q900010", "Ines Okk-Vahl", claims={"P31": ["Q5"]}, sitelinks=150))
    found = by_name(link(naming("Ines Okk Vahl spoke.", {"Ines Okk Vahl": EntityType.PERSON})))
    assert found["Ines Okk Vahl"].item == "Q900010"


def test_a_merged_item_is_linked_by_the_id_that_stands(link: Linker, service: Service) -> None:
    service.add(TOWN | {"id": "Q900022"})
    service.merged["Q900002"] = "Q900022"
    assert items_of(link(article()))["Port Varnem"] == "Q900022"


def test_a_ban_leaves_the_links_undecided_with_the_reason(told: Settings, service: Service) -> None:
    service.faults.append(BANNED)
    linked = make_linker(told)(article())
    assert {link.reason for link in linked.links} == {"Wikidata refused"}
    assert {link.item for link in linked.links} == {None}
    assert len(service.asked) == 1


def test_a_name_that_the_service_finds_fault_with_does_not_spoil_the_others(
    link: Linker, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.faults.append(fault({"error": {"code": "badvalue", "info": "Unrecognized value."}}))
    linked = items_of(link(article()))
    assert linked == ALL | {"Orla Tamm": None}
    assert [record.message for record in caplog.records] == [
        "kg: Wikidata found fault with a question: badvalue: Unrecognized value."
    ]


def test_a_service_that_breaks_down_half_way_leaves_the_run_going(
    service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    link = linking(live(service, StillClock()))
    before = link(naming("Varnland is calm.", {"Varnland": EntityType.PLACE}))
    service.faults.extend([BROKEN] * 50)
    assert {found.reason for found in link(article()).links if not found.item} == {"Wikidata did not answer"}
    assert items_of(before) == {"Varnland": "Q900001"}
    assert [record.message.partition(":")[0] for record in caplog.records] == ["kg"]


@pytest.mark.quality
@pytest.mark.skipif(not SLICE.exists(), reason="../shared/wikidata is not here")
def test_a_recorded_slice_of_wikidata_is_read_and_linked_to() -> None:
    """Every item of the recorded slice, as the service gives it."""
    with gzip.open(SLICE, "rt", encoding="utf-8") as lines:
        entities = [json.loads(line.rstrip(",\n")) for line in lines if line.startswith('{"')]
    with running() as service:
        service.add(*(entity for entity in entities if entity["type"] == "item"))
        source = live(service, StillClock(), timeout=30)
        known = source.known(map(Qid, service.items))
        text = "The United States of America and France agreed."
        named = {"United States of America": EntityType.PLACE, "France": EntityType.PLACE}
        linked = items_of(linking(source)(naming(text, named)))
    assert len(known) > 400
    assert max(service.ids().values()) == 1
    assert linked == {"United States of America": "Q30", "France": "Q142"}
