"""A polite HTTP client: one connection, one request at a time, never faster than allowed, patient within limits."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from kg.errors import NoAnswerError
from kg.wikidata.live.clock import Clock, Pace
from kg.wikidata.live.verdict import Answer, Data, Later, Refused, Wrong, verdict

__all__ = ["Client", "Manners", "QuestionError", "user_agent"]

MOVED = {301, 302, 303, 307, 308}
HOPS = 4  # redirects followed for one question
LARGEST = 256 * 1024 * 1024  # bytes of one answer: fifty of the longest items are a tenth of it
CHUNK = 64 * 1024
NAME = "Wikidata"
log = logging.getLogger(__name__)


class QuestionError(NoAnswerError):
    """The service found fault with one question; `code` and `words` are its own."""

    def __init__(self, code: str, words: str) -> None:
        """Of the service's name for the fault and its words about it."""
        super().__init__(f"{NAME} found fault with a question", f"{code}: {words}")
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a service is asked. Times are in seconds; `waits` are the pauses between one question's tries.

    A service that wants to be left alone for longer than `patience` counts as down; what is down is asked again after
    `rest`. `agent` is the User-Agent header.
    """

    agent: str
    rate: float = 2.0
    timeout: float = 20.0
    whole: float = 60.0
    waits: tuple[float, ...] = field(default=(1.0, 4.0))
    patience: float = 120.0
    rest: float = 600.0


def user_agent(version: str, contact: str | None) -> str:
    """The name that requests bear, in the form that Wikimedia asks for."""
    reach = "https://w3id.org/dateline/" + (f"; {contact}" if contact else "")
    return f"dateline-kg/{version} ({reach}) python-requests/{requests.__version__}"


class Client:
    """Asks one service over one session; when it does not answer, says so once and lets it rest."""

    def __init__(self, url: str, *, session: requests.Session, clock: Clock, manners: Manners) -> None:
        """For the service at `url`; the session's headers are set."""
        self._url = url
        self._session = session
        self._clock = clock
        self._manners = manners
        self._pace = Pace(manners.rate, clock)
        self._down: tuple[NoAnswerError, float] | None = None
        session.headers.update({"User-Agent": manners.agent, "Accept": "application/json", "Accept-Encoding": "gzip"})

    def ask(self, question: Mapping[str, str]) -> Mapping[str, object]:
        """The answer; raises `NoAnswerError` when there is none to be had, `QuestionError` for a faulty question."""
        if self._down and self._clock.monotonic() < self._down[1]:
            raise self._down[0]
        answer = self._patiently(question, self._manners.waits)
        self._down = None
        return answer

    def _patiently(self, question: Mapping[str, str], waits: Sequence[float]) -> Mapping[str, object]:
        """The answer to one question, tried again after each of the pauses."""
        found = self._once(question)
        if isinstance(found, Data):
            return found.value
        if isinstance(found, Wrong):
            raise QuestionError(found.code, found.words)
        if isinstance(found, Refused) or not waits or (found.seconds or 0) > self._manners.patience:
            raise self._give_up(found)
        self._pace.hold(waits[0] if found.seconds is None else found.seconds)
        return self._patiently(question, waits[1:])

    def _give_up(self, found: Later | Refused) -> NoAnswerError:
        """Remember that the service is down, and for how long."""
        refused = isinstance(found, Refused)
        advice = "set `contact`, and ask less often" if refused else "look at the network, or go on without"
        did = "refused" if refused else "did not answer"
        error = NoAnswerError(f"{NAME} {did}", f"{self._url}: {found.reason}: {advice}")
        rest = float("inf") if isinstance(found, Refused) else max(self._manners.rest, found.seconds or 0)
        self._down = error, self._clock.monotonic() + rest
        log.warning("kg: %s", error)
        return error

    def _once(self, question: Mapping[str, str]) -> Data | Later | Refused | Wrong:
        """One try, redirects followed."""
        url, params = self._url, dict(question)
        for _ in range(HOPS):
            self._pace.wait()
            try:
                answer = self._get(url, params)
            except (requests.RequestException, HTTPError, OSError) as error:
                return Later(_plain(error))
            if answer.status not in MOVED:
                return verdict(answer, self._clock.now())
            url, params = urljoin(url, answer.headers.get("location", "")), {}
            if not _as_safe(self._url, url):
                return Refused(f"it sends its callers to {url!r}, which is not as safe")
        return Refused("it sends its callers round in circles")

    def _get(self, url: str, params: Mapping[str, str]) -> Answer:
        """One request, its answer read to the end or to the time it may take."""
        until = self._clock.monotonic() + self._manners.whole
        given = self._session.get(url, params=params, timeout=self._manners.timeout, stream=True, allow_redirects=False)
        with given:
            body = bytearray()
            while chunk := given.raw.read1(CHUNK, decode_content=True):
                body += chunk
                if len(body) > LARGEST or self._clock.monotonic() > until:
                    raise requests.Timeout("the answer did not come to its end")
            headers = {name.lower(): value for name, value in given.headers.items()}
            return Answer(status=given.status_code, headers=headers, body=bytes(body))


def _as_safe(before: str, now: str) -> bool:
    """Whether a redirect leads to a web address, and never from an encrypted one to one in the clear."""
    scheme = urlsplit(now).scheme
    return scheme == "https" or (scheme == "http" and urlsplit(before).scheme == "http")


def _plain(error: Exception) -> str:
    """What went wrong on the way, in few words."""
    if isinstance(error, requests.Timeout) or "Read timed out" in str(error):
        return "it took too long"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return f"the answer broke off ({type(error).__name__})"
