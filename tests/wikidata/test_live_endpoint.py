"""The client of a SPARQL endpoint against a server that misbehaves; that it works is shown against a real one."""

import email.utils
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.errors import NoAnswerError
from kg.wikidata.live import AnswerCache, Manners, QuestionError
from kg.wikidata.live.endpoint import Endpoint, name_terms
from tests.wikidata_server import (
    BANNED,
    BROKEN,
    CUT,
    HANG,
    SHORT,
    SLOW,
    TOO_MANY,
    Fault,
    Service,
    StillClock,
    fault,
    running,
)

Q1 = ["<http://www.wikidata.org/entity/Q1>"]
ROW = {"class": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}}


@pytest.fixture
def still() -> StillClock:
    """A clock that moves only when somebody sleeps by it."""
    return StillClock()


@pytest.fixture
def service(still: StillClock) -> Iterator[Service]:
    """An endpoint with one row for every question."""
    with running(still) as service:
        service.rows = {"head": {"vars": ["class", "above"]}, "results": {"bindings": [ROW]}}
        yield service


def endpoint_of(service: Service, still: StillClock, folder: Path | None = None) -> Endpoint:
    """A client whose clock is the still one."""
    manners = Manners(agent="dateline-kg/1.2.3 (https://w3id.org/dateline/)", timeout=1)
    return Endpoint(
        service.url, cache=AnswerCache(folder, days=30, clock=still.clock), clock=still.clock, manners=manners
    )


@pytest.fixture
def endpoint(service: Service, still: StillClock) -> Endpoint:
    """A client of the service."""
    return endpoint_of(service, still)


def test_a_question_is_posted_with_its_terms_bound_and_asks_for_json(endpoint: Endpoint, service: Service) -> None:
    assert endpoint.rows("above", Q1).rows == (ROW,)
    asked = service.asked[0]
    assert "VALUES ?class { <http://www.wikidata.org/entity/Q1> }" in asked.parameters["query"]
    assert set(asked.parameters) == {"query"}
    assert "application/sparql-results+json" in asked.headers["accept"]
    assert asked.headers["user-agent"] == "dateline-kg/1.2.3 (https://w3id.org/dateline/)"


def test_a_name_is_written_so_that_it_stays_a_name() -> None:
    assert name_terms('a "b" \\ \n') == ('"a \\"b\\" \\\\ \\n"@en', '"a \\"b\\" \\\\ \\n"@mul')


def http_date(seconds: float) -> str:
    return email.utils.format_datetime(datetime.fromtimestamp(seconds, tz=UTC), usegmt=True)


@pytest.mark.parametrize(
    ("broken", "seconds"),
    [
        (TOO_MANY, 60),
        (fault({}, status=429, retry_after="7.5"), 7.5),
        (fault({}, status=429, retry_after=http_date(StillClock().time + 42)), 42),
        (fault({}, status=500), 1),
        (BROKEN, 1),
        (CUT, 1),
        (SHORT, 1),
        (Fault(body=b"<html>welcome</html>"), 1),
        (HANG, 1),
        (SLOW, 1),
    ],
)
def test_what_passes_is_waited_for_and_asked_again(
    endpoint: Endpoint, service: Service, still: StillClock, broken: Fault, seconds: float
) -> None:
    service.faults.append(broken)
    assert endpoint.rows("above", Q1).rows == (ROW,)
    assert still.slept == [pytest.approx(seconds)]


@pytest.mark.parametrize(
    ("broken", "asked", "says"),
    [
        (BANNED, 1, "The SPARQL endpoint refused: .*HTTP 403: Your address is turned away"),
        (Fault(status=401), 1, "refused: .*HTTP 401"),
        (Fault(status=302, headers={"Location": "/welcome"}), 1, "refused: .*it has moved to http://.*/welcome"),
        (fault({}, status=429, retry_after="3600"), 1, "did not answer: .*asked too often"),
        (BROKEN, 3, "did not answer: .*HTTP 503"),
    ],
)
def test_what_does_not_pass_is_told_and_left_in_peace(
    endpoint: Endpoint, service: Service, broken: Fault, asked: int, says: str
) -> None:
    service.faults.extend([broken, *([broken] * 2 if asked > 1 else [])])
    for _ in range(4):
        with pytest.raises(NoAnswerError, match=says):
            endpoint.rows("above", Q1)
    assert len([one for one in service.asked if "query" in one.parameters]) == asked


@pytest.mark.parametrize("url", ["http://x..y/", "http://a\u0661.invalid/"])
def test_an_address_that_is_none_is_told(still: StillClock, url: str) -> None:
    with running(still) as service:
        service.url = url
        with pytest.raises(NoAnswerError, match=r"no such address|no connection"):
            endpoint_of(service, still).rows("above", Q1)


def test_a_query_that_is_turned_down_does_not_stop_the_next(
    endpoint: Endpoint, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    service.faults.extend([Fault(status=400, body=b"Parse error: line 7"), Fault(status=400, body=b"Parse error")])
    for _ in range(2):
        with pytest.raises(QuestionError, match=r"found fault with a question: HTTP 400: .*Parse error"):
            endpoint.rows("above", Q1)
    assert endpoint.rows("above", Q1).rows == (ROW,)
    assert len(caplog.records) == 1


@pytest.mark.parametrize(
    "odd", [{}, {"results": []}, {"results": {"bindings": "x"}}, {"results": {"bindings": [7, {"a": {}}]}}]
)
def test_an_answer_of_another_shape_has_no_rows(endpoint: Endpoint, service: Service, odd: dict[str, object]) -> None:
    service.rows = odd
    assert endpoint.rows("above", Q1).rows == ()


def test_an_answer_is_kept_for_the_next_run(service: Service, still: StillClock, tmp_path: Path) -> None:
    first = endpoint_of(service, still, tmp_path).rows("above", Q1)
    service.faults.append(BANNED)
    assert endpoint_of(service, still, tmp_path).rows("above", Q1) == first
    assert len(service.asked) == 1


def test_an_old_answer_serves_while_the_endpoint_is_down(service: Service, still: StillClock, tmp_path: Path) -> None:
    first = endpoint_of(service, still, tmp_path).rows("above", Q1)
    still.sleep(100 * 86_400)
    service.faults.append(BANNED)
    assert endpoint_of(service, still, tmp_path).rows("above", Q1) == first
    assert len(service.asked) == 2
