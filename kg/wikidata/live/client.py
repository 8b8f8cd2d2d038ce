"""A polite HTTP client: one connection, one request at a time, never faster than allowed, patient within limits."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from kg.wikidata.live.clock import Clock
from kg.wikidata.live.patience import Manners, Patience
from kg.wikidata.live.verdict import Answer, Later, Refused, Verdict, Wrong, shown, verdict

__all__ = ["Client", "read_whole"]

MOVED = {301, 302, 303, 307, 308}
ODD = {400, 404, 405, 410, 413, 414, 501}  # statuses that a service may give to one kind of question alone
HOPS = 4  # redirects followed for one question
LARGEST = 256 * 1024 * 1024  # bytes of one answer: fifty of the longest items are a tenth of it
CHUNK = 64 * 1024
WORDS: tuple[tuple[type[Exception], str], ...] = (  # what went wrong on the way: the first that fits
    (requests.Timeout, "it took too long"),
    (TimeoutError, "it took too long"),
    (requests.exceptions.SSLError, "no secure connection"),
    (requests.exceptions.ProxyError, "the proxy does not let it through"),
    (requests.ConnectionError, "no connection"),
    (ValueError, "there is no such address"),
)


class Client:
    """Asks one service over one session."""

    def __init__(self, url: str, *, session: requests.Session, clock: Clock, manners: Manners) -> None:
        """For the service at `url`; the session's headers are set."""
        self._url = url
        self._session = session
        self._clock = clock
        self._manners = manners
        self._patience = Patience("Wikidata", url, clock=clock, manners=manners)
        session.headers.update({"User-Agent": manners.agent, "Accept": "application/json", "Accept-Encoding": "gzip"})

    def ask(self, question: Mapping[str, str]) -> Mapping[str, object]:
        """The answer; raises `NoAnswerError` when there is none to be had, `QuestionError` for a faulty question."""
        return self._patience.ask(lambda: self._once(question))

    def _once(self, question: Mapping[str, str]) -> Verdict:
        """One try, redirects followed."""
        url, params = self._url, dict(question)
        for _ in range(HOPS):
            self._patience.pace.wait()
            try:
                answer = self._get(url, params)
            except (requests.RequestException, HTTPError, OSError) as error:
                return Refused(_plain(error)) if isinstance(error, ValueError) else Later(_plain(error))
            if answer.status in ODD:
                return Wrong(f"HTTP {answer.status}", shown(answer.body))
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
            body = read_whole(lambda: given.raw.read1(CHUNK, decode_content=True), self._clock, until)
            headers = {name.lower(): value for name, value in given.headers.items()}
            return Answer(status=given.status_code, headers=headers, body=body)


def read_whole(read: Callable[[], bytes], clock: Clock, until: float) -> bytes:
    """All that `read` gives, piece by piece; raises `TimeoutError` when it goes on for too long."""
    body = bytearray()
    while chunk := read():
        body += chunk
        if len(body) > LARGEST or clock.monotonic() > until:
            raise TimeoutError
    return bytes(body)


def _as_safe(before: str, now: str) -> bool:
    """Whether a redirect leads to a web address, and never from an encrypted one to one in the clear."""
    scheme = urlsplit(now).scheme
    return scheme == "https" or (scheme == "http" and urlsplit(before).scheme == "http")


def _plain(error: Exception) -> str:
    """What went wrong on the way, in few words."""
    if "timed out" in str(error):
        return "it took too long"
    return next((words for kind, words in WORDS if isinstance(error, kind)), "the answer broke off")
