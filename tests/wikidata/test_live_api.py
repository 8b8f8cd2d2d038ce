"""The client of Wikidata's API against a server that answers in the service's shapes, and misbehaves."""

import email.utils
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
import requests

from kg.errors import LinkError, NoAnswerError
from kg.model import Qid
from kg.wikidata.live import AnswerCache, Client, Manners, QuestionError, WikidataApi, user_agent
from tests.wikidata_server import (
    BANNED,
    BROKEN,
    CUT,
    HANG,
    LAGGED,
    LIMITED,
    SHORT,
    SLOW,
    TOO_MANY,
    Fault,
    Service,
    StillClock,
    fault,
    item,
    running,
)

AGENT = user_agent("1.2.3", "desk@example.org", "some-library/4.5")
Q1, Q2, Q3 = Qid("Q1"), Qid("Q2"), Qid("Q3")


@pytest.fixture
def still() -> StillClock:
    """A clock that moves only when somebody sleeps by it."""
    return StillClock()


@pytest.fixture
def service(still: StillClock) -> Iterator[Service]:
    """A service that holds two items."""
    with running(still) as service:
        service.add(item("Q1", "Varnem", "Port Varnem"), item("Q2", "Varnem Bay"))
        yield service


def api_of(service: Service, still: StillClock, folder: Path | None = None, **manners: float) -> WikidataApi:
    """A client whose clock is the still one; two requests a second unless `manners` say otherwise."""
    asked = Manners(agent=AGENT, **{"timeout": 0.3, **manners})  # type: ignore[arg-type]  # figures all
    client = Client(service.url, session=requests.Session(), clock=still.clock, manners=asked)
    return WikidataApi(client, AnswerCache(folder, days=30, clock=still.clock), url=service.url)


@pytest.fixture
def api(service: Service, still: StillClock) -> WikidataApi:
    """A client of the service, with a cache in memory."""
    return api_of(service, still)


def labels(api: WikidataApi, *ids: Qid) -> dict[str, str]:
    """The label of each item that was found."""
    return {asked: found.record.label for asked, found in api.items(ids).items()}


def hits(api: WikidataApi, name: str) -> dict[str, str]:
    """The name by which each item was found."""
    return {hit.item: hit.name for hit in api.search(name)}


def test_an_item_is_read_as_a_line_of_the_dump(api: WikidataApi) -> None:
    assert labels(api, Q1) == {"Q1": "Varnem"}


def test_an_item_that_does_not_exist_is_left_out(api: WikidataApi) -> None:
    assert labels(api, Q1, Q3) == {"Q1": "Varnem"}


def test_a_name_is_searched_by_its_beginning_and_then_by_its_words(api: WikidataApi, service: Service) -> None:
    service.add(item("Q4", "Orla Tamm, Skipper"))
    assert hits(api, "Varnem") == {"Q1": "Varnem", "Q2": "Varnem Bay"}
    assert hits(api, "port varnem") == {"Q1": "Port Varnem"}
    assert hits(api, "Skipper Orla") == {"Q4": ""}
    assert hits(api, "Zork") == {}
    assert hits(api, "  ") == {}


def test_operators_of_the_full_text_search_are_only_words(api: WikidataApi, service: Service) -> None:
    api.search('insource:/.*/ -"x"')
    api.search("-*-")
    assert [one["srsearch"] for one in service.of("query")] == ["insource x -haswbstatement:P31=Q4167410"]


@pytest.mark.parametrize("name", ["Var\ud800nem", "Var\u0000nem", "\u200b"])
def test_a_name_that_no_item_can_have_is_not_asked_for(api: WikidataApi, service: Service, name: str) -> None:
    assert api.search(name) == ()
    assert service.asked == []


def test_the_client_says_who_it_is_and_asks_politely(api: WikidataApi, service: Service) -> None:
    api.items([Q1])
    asked = service.asked[0]
    agent = "dateline-kg/1.2.3 (https://w3id.org/dateline/; desk@example.org) some-library/4.5"
    assert asked.headers["user-agent"] == agent
    assert asked.headers["accept-encoding"] == "gzip"
    assert asked.parameters["maxlag"] == "5"
    assert asked.parameters["languages"] == "en|mul"


def test_ids_are_asked_for_in_batches_of_fifty_each_once_over_one_connection(
    api: WikidataApi, service: Service, still: StillClock
) -> None:
    wanted = [Qid(f"Q{number}") for number in range(1, 121)]
    api.items([*wanted, *wanted])
    api.items(wanted[:60])
    assert [len(one["ids"].split("|")) for one in service.of("wbgetentities")] == [50, 50, 20]
    assert set(service.ids().values()) == {1}
    assert len({asked.connection for asked in service.asked}) == 1
    assert still.slept == [0.5, 0.5]


@pytest.mark.parametrize("rate", [0.5, 4.0])
def test_requests_begin_no_faster_than_allowed(service: Service, still: StillClock, rate: float) -> None:
    api = api_of(service, still, rate=rate)
    for number in range(5):
        api.search(f"Name {number}")
    times = [asked.at for asked in service.asked]
    assert len(times) == 10
    assert min(after - before for before, after in pairwise(times)) >= 1 / rate - 1e-6


def http_date(seconds: float) -> str:
    return email.utils.format_datetime(datetime.fromtimestamp(seconds, tz=UTC), usegmt=True)


@pytest.mark.parametrize(
    ("broken", "seconds"),
    [
        (TOO_MANY, 60),
        (fault({}, status=429, retry_after="7.5"), 7.5),
        (fault({}, status=429, retry_after=http_date(StillClock().time + 42)), 42),
        (fault({}, status=429, retry_after="soon"), 60),
        (fault({}, status=429, retry_after="-3"), 0.5),
        (fault({}, status=503, retry_after="9"), 9),
        (BROKEN, 1),
        (LAGGED, 5),
        (fault({"error": {"code": "maxlag", "lag": 200}}, retry_after="5"), 40),
        (fault({"errors": [{"code": "maxlag", "text": "Waiting"}]}, retry_after="12"), 12),
        (LIMITED, 60),
        (fault({"error": {"code": "readonly", "info": "Maintenance."}}), 1),
        (fault({"error": {"code": "internal_api_error_DBQueryError"}}), 1),
        (CUT, 1),
        (SHORT, 1),
        (fault([1, 2]), 1),
        (HANG, 1),
        (SLOW, 1),
    ],
)
def test_what_passes_is_waited_for_and_asked_again(
    service: Service, still: StillClock, broken: Fault, seconds: float
) -> None:
    service.faults.append(broken)
    assert labels(api_of(service, still), Q1) == {"Q1": "Varnem"}
    assert still.slept == [pytest.approx(seconds)]
    assert len(service.asked) == 2


@pytest.mark.parametrize("broken", [BROKEN, CUT, SHORT, HANG, SLOW])
def test_what_does_not_pass_is_given_up_and_left_in_peace_for_a_while(
    service: Service, still: StillClock, broken: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    api = api_of(service, still)
    service.faults.extend([broken] * 3)
    for _ in range(5):
        with pytest.raises(NoAnswerError, match=r"^Wikidata did not answer: http://127\.0\.0\.1:") as caught:
            api.items([Q1])
        assert caught.value.reason == "Wikidata did not answer"
    assert len(service.asked) == 3
    assert len(caplog.records) == 1
    still.sleep(600)
    assert labels(api, Q1) == {"Q1": "Varnem"}


def test_who_wants_to_be_left_alone_for_long_is_down_for_so_long(service: Service, still: StillClock) -> None:
    api = api_of(service, still)
    service.faults.append(fault({}, status=429, retry_after="3600"))
    with pytest.raises(NoAnswerError, match="asked too often"):
        api.items([Q1])
    still.sleep(3000)
    with pytest.raises(NoAnswerError):
        api.items([Q1])
    still.sleep(700)
    assert labels(api, Q1) == {"Q1": "Varnem"}
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (BANNED, "HTTP 403: Your address is turned away until Thursday."),
        (Fault(status=402), "HTTP 402"),
        (fault({"error": {"code": "blocked", "info": "You have been blocked."}}), "You have been blocked"),
    ],
)
def test_a_ban_is_final_and_never_tried_again(service: Service, still: StillClock, broken: Fault, says: str) -> None:
    api = api_of(service, still)
    service.faults.append(broken)
    for _ in range(2):
        with pytest.raises(NoAnswerError, match=says) as caught:
            api.items([Q1])
        still.sleep(1e6)
    assert caught.value.reason == "Wikidata refused"
    assert "set `contact`" in str(caught.value)
    assert len(service.asked) == 1


def test_nobody_at_the_address_is_no_connection(still: StillClock) -> None:
    with running(still) as gone:
        pass
    with pytest.raises(NoAnswerError, match="no connection: look at the network"):
        api_of(gone, still).items([Q1])
    assert still.slept == [1.0, 4.0]


def test_a_service_that_is_not_secure_is_told_apart(service: Service, still: StillClock) -> None:
    url, service.url = service.url, service.url.replace("http:", "https:")
    with pytest.raises(NoAnswerError, match="no secure connection"):
        api_of(service, still).items([Q1])
    service.url = url


def test_a_long_wait_is_told(api: WikidataApi, service: Service, caplog: pytest.LogCaptureFixture) -> None:
    service.faults.append(TOO_MANY)
    api.items([Q1])
    assert [record.message for record in caplog.records] == [
        "kg: Wikidata has no answer yet (HTTP 429, asked too often): waiting for 60 s"
    ]


def test_an_item_that_makes_no_sense_is_told_and_left_out(
    api: WikidataApi, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.items["Q2"]["claims"] = {"P31": "nonsense"}
    assert labels(api, Q1, Q2) == {"Q1": "Varnem"}
    assert "gave what cannot be read: Q2" in caplog.text


@pytest.mark.parametrize("body", [{}, {"entities": []}, {"entities": {"Q1": 7}}, {"entities": {"Q1": {}}}])
def test_an_answer_of_another_shape_has_no_items(api: WikidataApi, service: Service, body: object) -> None:
    service.faults.append(fault(body))
    assert labels(api, Q1) == {}


def test_a_faulty_question_is_told_and_the_next_one_asked(api: WikidataApi, service: Service) -> None:
    service.faults.append(fault({"error": {"code": "badvalue", "info": 'Unrecognized value for parameter "x".'}}))
    with pytest.raises(QuestionError, match="found fault with a question: badvalue: Unrecognized value"):
        api.items([Q1])
    assert labels(api, Q1) == {"Q1": "Varnem"}


def test_a_service_that_does_not_know_one_kind_of_question_is_asked_the_others(
    api: WikidataApi, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("Zork", "Blimp", "Frobnitz", "Quux", "Plugh"):
        service.faults.extend([None, Fault(status=404)])
        with pytest.raises(QuestionError, match="found fault with a question: HTTP 404"):
            api.search(name)
    assert labels(api, Q1) == {"Q1": "Varnem"}
    assert len(caplog.records) == 1


def test_a_service_that_finds_fault_with_everything_is_left(api: WikidataApi, service: Service) -> None:
    service.faults.extend([Fault(status=404, body=b"Nothing here")] * 9)
    for _ in range(3):
        with pytest.raises(QuestionError):
            api.items([Q1])
    for _ in range(3):
        with pytest.raises(NoAnswerError, match=r"Wikidata refused: .*: HTTP 404: Nothing here: set `contact`"):
            api.items([Q1])
    assert len(service.asked) == 4


def test_an_id_that_spoils_its_batch_is_left_out_of_it(api: WikidataApi, service: Service) -> None:
    assert labels(api, Q1, Qid("Q99999999999"), Q2) == {"Q1": "Varnem", "Q2": "Varnem Bay"}
    assert [one["ids"] for one in service.of("wbgetentities")] == ["Q1|Q99999999999|Q2", "Q1|Q2"]


@pytest.mark.parametrize("name", ["Q0", "Q01", "q1", "P31", "Q1|Q2", "", "Q1 "])
def test_what_is_no_item_is_never_asked_for(api: WikidataApi, service: Service, name: str) -> None:
    assert api.items([Qid(name)]) == {}
    assert service.asked == []


def test_a_merged_item_is_found_by_both_its_ids(api: WikidataApi, service: Service) -> None:
    service.merged["Q9"] = "Q1"
    found = api.items([Qid("Q9")])
    assert found[Qid("Q9")].entity["id"] == "Q1"
    assert labels(api, Q1) == {"Q1": "Varnem"}
    assert service.ids() == {"Q9": 1}


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_moved_service_is_followed(api: WikidataApi, service: Service, still: StillClock, status: int) -> None:
    service.faults.append(Fault(status=status, headers={"Location": "/w/api.php?action=wbgetentities&ids=Q1"}))
    assert labels(api, Q1) == {"Q1": "Varnem"}
    assert still.slept == [0.5]


def test_a_service_that_goes_round_in_circles_is_left(api: WikidataApi, service: Service) -> None:
    service.faults.extend([Fault(status=302, headers={"Location": "/w/api.php"})] * 9)
    with pytest.raises(NoAnswerError, match="round in circles"):
        api.items([Q1])
    assert len(service.asked) == 4


@pytest.mark.parametrize("elsewhere", ["file:///etc/hostname", "ftp://127.0.0.1/"])
def test_a_redirect_never_leaves_the_web(api: WikidataApi, service: Service, elsewhere: str) -> None:
    service.faults.append(Fault(status=302, headers={"Location": elsewhere}))
    with pytest.raises(NoAnswerError, match="not as safe"):
        api.items([Q1])


def test_young_answers_come_from_the_cache_of_an_earlier_run_even_offline(
    service: Service, still: StillClock, tmp_path: Path
) -> None:
    first = api_of(service, still, tmp_path / "deep" / "cache")
    assert (len(first.search("Varnem")), labels(first, Q1, Q3)) == (2, {"Q1": "Varnem"})
    asked = len(service.asked)
    service.faults.extend([BROKEN] * 9)
    second = api_of(service, still, tmp_path / "deep" / "cache")
    assert (len(second.search("Varnem")), labels(second, Q1, Q3)) == (2, {"Q1": "Varnem"})
    assert len(service.asked) == asked


def test_old_answers_are_asked_for_again(service: Service, still: StillClock, tmp_path: Path) -> None:
    labels(api_of(service, still, tmp_path), Q1)
    still.sleep(31 * 86_400)
    service.add(item("Q1", "Varnem City"))
    assert labels(api_of(service, still, tmp_path), Q1) == {"Q1": "Varnem City"}


def test_old_answers_serve_while_the_service_is_down(service: Service, still: StillClock, tmp_path: Path) -> None:
    before = api_of(service, still, tmp_path)
    assert (labels(before, Q1, Q3), hits(before, "Port")) == ({"Q1": "Varnem"}, {"Q1": "Port Varnem"})
    still.sleep(100 * 86_400)
    service.faults.extend([BROKEN] * 3)
    after = api_of(service, still, tmp_path)
    assert (labels(after, Q1, Q3), hits(after, "Port")) == ({"Q1": "Varnem"}, {"Q1": "Port Varnem"})
    with pytest.raises(NoAnswerError):
        labels(after, Q1, Q2)


def test_very_old_answers_are_forgotten(service: Service, still: StillClock, tmp_path: Path) -> None:
    labels(api_of(service, still, tmp_path), Q1)
    still.sleep(121 * 86_400)
    service.faults.extend([BROKEN] * 3)
    with pytest.raises(NoAnswerError):
        labels(api_of(service, still, tmp_path), Q1)


def test_answers_of_another_service_are_not_taken(service: Service, still: StillClock, tmp_path: Path) -> None:
    labels(api_of(service, still, tmp_path), Q1)
    with running(still) as other:
        other.add(item("Q1", "Elsewhere"))
        assert labels(api_of(other, still, tmp_path), Q1) == {"Q1": "Elsewhere"}


def test_a_cache_that_is_none_is_one_clear_line(service: Service, still: StillClock, tmp_path: Path) -> None:
    (tmp_path / "wikidata.sqlite").write_bytes(b"no database, but long enough to be looked at twice" * 40)
    with pytest.raises(LinkError, match=r"wikidata.sqlite: the cache cannot be used: .*delete the file"):
        api_of(service, still, tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(LinkError, match="the cache cannot be used"):
        api_of(service, still, tmp_path / "file")


def test_an_answer_that_was_spoilt_on_disk_is_one_clear_line(
    service: Service, still: StillClock, tmp_path: Path
) -> None:
    labels(api_of(service, still, tmp_path), Q1)
    with sqlite3.connect(tmp_path / "wikidata.sqlite") as file:
        file.execute("UPDATE answer SET body = x'00'")
    file.close()
    with pytest.raises(LinkError, match="the cache cannot be used"):
        labels(api_of(service, still, tmp_path), Q1)


def test_a_cache_that_breaks_in_the_middle_of_a_run_is_one_clear_line(still: StillClock, tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, days=1, clock=still.clock)
    with sqlite3.connect(tmp_path / "wikidata.sqlite") as file:
        file.execute("DROP TABLE answer")
    file.close()
    for ask in (lambda: cache.put({"a": 1}), lambda: cache.get(["a"])):
        with pytest.raises(LinkError, match="the cache cannot be used: no such table"):
            ask()
    cache.close()


def test_a_new_cache_is_for_its_owners_eyes_alone(service: Service, still: StillClock, tmp_path: Path) -> None:
    api_of(service, still, tmp_path / "cache")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_two_runs_may_share_a_cache(service: Service, still: StillClock, tmp_path: Path) -> None:
    one, other = api_of(service, still, tmp_path), api_of(service, still, tmp_path)
    assert (labels(one, Q1), labels(other, Q1, Q2), labels(one, Q2)) == (
        {"Q1": "Varnem"},
        {"Q1": "Varnem", "Q2": "Varnem Bay"},
        {"Q2": "Varnem Bay"},
    )
    assert service.ids() == {"Q1": 1, "Q2": 1}
