"""Several sources in order: who is asked about what, and what comes of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pytest
from click.testing import CliRunner

from kg.cli import kg
from kg.errors import NoAnswerError, SettingsError
from kg.link import make_linker
from kg.link.book import BookSource
from kg.link.candidates import CandidateItem
from kg.link.catalogue import Catalogue
from kg.link.composition import Composition
from kg.link.known import Known
from kg.link.queries import Query
from kg.link.source import Source
from kg.model import EntityType, Qid
from kg.settings import Settings, load_settings
from tests.link.asking import NAMED, TEXT, WORLD, article, by_name, items_of, linking, live, naming
from tests.wikidata_server import Service, StillClock, running


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that holds the invented country."""
    with running() as service:
        service.add(*WORLD)
        yield service


def starter() -> Source:
    """The packaged catalogue."""
    return BookSource(Catalogue(), Composition(Catalogue()))


class Silent:
    """A source that never answers."""

    title = "silence"

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """Nothing."""
        raise NoAnswerError("Nobody answered", f"asked about {len(queries)}")

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """Nothing."""
        raise NoAnswerError("Nobody answered", f"asked about {len(list(items))}")


def test_the_later_source_is_asked_only_about_what_the_earlier_left_open(service: Service) -> None:
    linked = linking(starter(), live(service, StillClock()))(article())
    assert items_of(linked) == {
        "Orla Tamm": "Q900003",
        "VCG": "Q900004",
        "Port Varnem": "Q900002",
        "Varnland": "Q900001",
        "Oslo": "Q585",
    }
    assert {one["search"] for one in service.of("wbsearchentities")} == NAMED.keys() - {"Oslo"}


def test_each_item_tells_which_source_it_is_from(service: Service) -> None:
    linked = linking(starter(), live(service, StillClock()))(article())
    sources = {one.item: one.source for one in linked.items}
    assert sources[Qid("Q900002")] == "Wikidata 2020-01-02"
    assert not sources[Qid("Q585")].startswith("Wikidata 2020")
    assert linked.catalogue.startswith("starter catalogue 20")
    assert linked.catalogue.endswith("; Wikidata's API")


def test_nothing_is_asked_when_nothing_is_left_open(service: Service) -> None:
    linking(starter(), live(service, StillClock()))(naming("Oslo is calm.", {"Oslo": EntityType.PLACE}))
    assert service.asked == []


def test_what_a_name_stands_for_beside_an_item_is_not_asked_about(service: Service) -> None:
    linking(starter(), live(service, StillClock()))(
        naming("She wrote in Spanish.", {"Spanish": EntityType.NATIONALITY})
    )
    assert service.asked == []


def test_the_candidates_of_all_are_ranked_together(service: Service) -> None:
    text = "The ship lies off Barcelona."
    service.add({**WORLD[-2], "id": "Q900020", "labels": {"en": {"language": "en", "value": "Barcelona"}}})
    alone = by_name(linking(starter())(naming(text, {"Barcelona": EntityType.PLACE})))["Barcelona"]
    both = by_name(linking(starter(), live(service, StillClock()))(naming(text, {"Barcelona": EntityType.PLACE})))
    assert alone.item is None
    seen = {candidate.item for candidate in both["Barcelona"].candidates}
    assert {candidate.item for candidate in alone.candidates} <= seen


def test_who_is_silent_is_gone_on_without_and_the_links_say_so() -> None:
    links = by_name(linking(starter(), Silent())(article()))
    assert links["Oslo"].item == "Q585"
    assert links["Varnland"].reason == "Nobody answered"
    weak = by_name(linking(starter(), Silent())(naming("Rain fell in Barcelona.", {"Barcelona": EntityType.PLACE})))
    assert weak["Barcelona"].reason.endswith("; Nobody answered")
    assert weak["Barcelona"].candidates


def test_the_next_source_answers_for_the_silent_one(service: Service) -> None:
    linked = linking(Silent(), live(service, StillClock()))(article())
    assert items_of(linked)["Port Varnem"] == "Q900002"
    assert by_name(linked)["Oslo"].reason == "Nobody answered"


def test_the_order_of_two_links_of_one_run_does_not_matter(service: Service) -> None:
    one, other = article(), naming("Varnland thanks Oslo.", {"Varnland": EntityType.PLACE, "Oslo": EntityType.PLACE})
    first = linking(starter(), live(service, StillClock()))
    second = linking(starter(), live(service, StillClock()))
    assert (first(one), first(other)) == tuple(reversed((second(other), second(one))))


@pytest.mark.parametrize("given", ["starter,live", "starter, live", ["starter", "live"], ("starter,live",)])
def test_several_linkers_are_a_list_or_stand_behind_commas(given: object) -> None:
    assert load_settings({"linker": given}, environment={}).linker == ("starter", "live")


@pytest.mark.parametrize(
    ("linker", "says"),
    [
        (("starter", "none"), "linker cannot be none and another one"),
        (("telepathy",), "linker cannot be 'telepathy': choose from starter, index, live, sparql, none"),
    ],
)
def test_what_cannot_be_chosen_is_one_clear_line(linker: tuple[str, ...], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        Settings(linker=linker)


def test_the_option_takes_several_too() -> None:
    unknown = CliRunner().invoke(kg, ["build", "absent.txt", "--linker", "starter,telepathy"])
    assert (unknown.exit_code, "'telepathy' is not one of 'starter', 'index'" in unknown.stderr) == (2, True)
    both = CliRunner().invoke(kg, ["build", "absent.txt", "--linker", "none,live"])
    assert "linker cannot be none and another one" in str(both.exception)


def test_off_means_off(service: Service) -> None:
    for name in ("starter", "none"):
        make_linker(Settings(linker=(name,), wikidata_api=service.url, endpoint=service.url))(naming(TEXT, NAMED))
    assert service.asked == []


def test_opening_a_linker_of_a_service_asks_nothing_yet(service: Service, tmp_path: object) -> None:
    asked = Settings(linker=("live", "sparql"), wikidata_api=service.url, endpoint=service.url, cache=str(tmp_path))
    make_linker(asked)
    assert service.asked == []
