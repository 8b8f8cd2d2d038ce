"""Requests to one server: time-outs, another try where it is busy, and errors in plain words."""

from collections.abc import Mapping

import requests
from requests.adapters import HTTPAdapter
from SPARQLWrapper import POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper
from urllib3.util import Retry

from kg.errors import QueryError, StoreError
from kg.store.login import Login
from kg.store.signing import auth_of

TRIES = 4  # after the first, with 0, 1, 2 and 4 seconds between
BUSY = (429, 503)
CONNECT = 10.0  # seconds
FIRST_ANSWER = 300.0  # seconds to wait for an answer where the user does not say
BAD_QUERY = 400
REFUSED = (401, 403)
SIGN = "give --user NAME with --password-env VARIABLE, or --token-env VARIABLE"


class Request(SPARQLWrapper):
    """SPARQLWrapper words the request; `Wire` sends it, because SPARQLWrapper knows neither retries nor any digest."""

    def __init__(self, endpoint: str, sparql: str, *, changes: bool) -> None:
        """Take what to ask or to do, where."""
        super().__init__(endpoint)
        self._changes = changes
        self.setQuery(sparql)
        self.setMethod(POST)
        self.setRequestMethod(POSTDIRECTLY if changes else URLENCODED)
        self.setOnlyConneg(True)

    def isSparqlUpdateRequest(self) -> bool:  # noqa: N802  # SPARQLWrapper's name
        """Whether it changes the store: SPARQLWrapper would guess by words, also by those of comments."""
        return self._changes

    def prepared(self, accept: str) -> requests.Request:
        """The request as requests wants it."""
        made = self._createRequest()
        headers = {**dict(made.header_items()), "Accept": accept}
        return requests.Request("POST", made.full_url.rstrip("?"), headers=headers, data=made.data)


class Wire:
    """A connection to one server. Every request here may be sent twice without harm."""

    def __init__(self, url: str, login: Login, *, tries: int = TRIES) -> None:
        """Take the URL that users know the server by, for errors."""
        self.url = url
        self.signed = bool(login.user or login.token)
        self._auth = auth_of(login)
        self._session = requests.Session()
        retry = Retry(
            tries,
            backoff_factor=0.5,
            retry_after_max=60,
            status_forcelist=BUSY,
            allowed_methods=None,
            raise_on_status=False,
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=retry))

    def query(
        self, endpoint: str, sparql: str, *, parameters: Mapping[str, str] | None = None, timeout: float | None = None
    ) -> requests.Response:
        """The answer to a query: JSON for SELECT and ASK, N-Triples for the others."""
        request = Request(endpoint, sparql, changes=False)
        for name, value in (parameters or {}).items():
            request.addParameter(name, value)
        answer = self.send(request.prepared("application/sparql-results+json, application/n-triples"), timeout=timeout)
        if answer.status_code == BAD_QUERY:
            raise QueryError(f"{self.url} refuses the query: {_said(answer)}")
        return self.check(answer)

    def update(self, endpoint: str, sparql: str) -> None:
        """Do a SPARQL update."""
        request = Request(endpoint, sparql, changes=True)
        self.check(self.send(request.prepared("*/*")))

    def check(self, answer: requests.Response) -> requests.Response:
        """The answer itself; a `StoreError` that says what the server said where it did not do as asked."""
        if answer.status_code in REFUSED:
            raise StoreError(f"{self.url} refuses who asks: {'check the name and password' if self.signed else SIGN}")
        if not 200 <= answer.status_code < 300:  # noqa: PLR2004  # what HTTP calls success
            remedy = "look at its log" if self.signed else f"look at its log, or {SIGN}"
            raise StoreError(f"{self.url} answered {answer.status_code}: {_said(answer)}: {remedy}")
        return answer

    def send(self, request: requests.Request, *, timeout: float | None = None) -> requests.Response:
        """The server's answer, whatever it is."""
        request.auth = self._auth
        try:
            return self._session.send(
                self._session.prepare_request(request),
                timeout=(CONNECT, timeout or FIRST_ANSWER),
                allow_redirects=False,  # a redirected POST would arrive as a GET
            )
        except requests.RequestException as error:
            reason = _reason(error)
            if "timed out" in reason:
                raise StoreError(f"{self.url} gave no answer in time: allow more, or look at its log") from error
            raise StoreError(f"{self.url} cannot be reached: {reason}: is it running?") from error


def _said(answer: requests.Response) -> str:
    """The first line of what a server says, or where it wants to send us."""
    if "Location" in answer.headers:
        return f"it has moved to {answer.headers['Location']}: give that URL"
    return next((line.strip()[:200] for line in answer.text.splitlines() if line.strip()), answer.reason)


def _reason(error: requests.RequestException) -> str:
    """The last cause of an error, without the objects that urllib3 wraps it in."""
    cause: object = error.args[0] if error.args else error
    return str(getattr(cause, "reason", cause)).rpartition(">: ")[2].rpartition("] ")[2] or "no answer"
