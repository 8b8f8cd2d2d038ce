"""A SPARQL endpoint that holds Wikidata's RDF: asked by POST, with bound terms, each question once."""

import http.client
import re
import urllib.error
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import NoAnswerError
from kg.schema.turtle import literal
from kg.wikidata.live.cache import AnswerCache, Stored
from kg.wikidata.live.client import CHUNK, read_whole
from kg.wikidata.live.clock import Clock
from kg.wikidata.live.patience import Manners, Patience
from kg.wikidata.live.verdict import Answer, Later, Refused, Verdict, Wrong, shown, verdict

__all__ = ["Endpoint", "Row", "Rows", "Term", "name_terms"]

QUERIES = Path(__file__).with_name("queries")
LANGUAGES = ("en", "mul")
FAULTY = {400, 413, 414}  # statuses that find fault with the query
_VALUES = re.compile(r"\{ UNDEF \}")

Term = Mapping[str, str]  # "type" and "value", and where there are any "xml:lang" and "datatype"
Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """An answer's rows, and when it came, in seconds since 1970. A row has no cell for what is not known."""

    at: float
    rows: tuple[Row, ...]


class Endpoint:
    """Asks one endpoint, one question at a time."""

    def __init__(self, url: str, *, cache: AnswerCache, clock: Clock, manners: Manners) -> None:
        """For the endpoint at `url`, over a cache."""
        self.url = url
        self._cache = cache
        self._clock = clock
        self._manners = manners
        self._patience = Patience("The SPARQL endpoint", url, clock=clock, manners=manners)

    def rows(self, name: str, terms: Iterable[str]) -> Rows:
        """The rows of the query of that name with its terms bound; raises `NoAnswerError` when there are none."""
        template = (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
        bound = " ".join(terms)
        query = _VALUES.sub(lambda _: f"{{ {bound} }}", template)
        key = f"{self.url} sparql {query}"
        stored = self._cache.get([key]) or self._asked(key, query)
        return Rows(at=stored[key].at, rows=tuple(_rows(stored[key].value)))

    def _asked(self, key: str, query: str) -> dict[str, Stored]:
        """What the endpoint answers now; while it does not, what it answered long ago."""
        try:
            return self._cache.put({key: self._patience.ask(partial(self._once, query))})
        except NoAnswerError:
            if old := self._cache.old([key]):
                return old
            raise

    def _once(self, query: str) -> Verdict:
        self._patience.pace.wait()
        wrapper = SPARQLWrapper(self.url, returnFormat=JSON, agent=self._manners.agent)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(max(1, round(self._manners.timeout)))
        wrapper.setQuery(query)
        try:
            answer = self._read(wrapper)
        except urllib.error.HTTPError as error:
            answer = _answer(error, error.read(CHUNK))
        except SPARQLWrapperException as error:
            answer = _answer(error.__context__, str(error).encode())
        except (OSError, http.client.HTTPException) as error:
            return Later(_plain(error))
        except ValueError:  # the library lets the encoding of a host's name fail by itself
            return Refused("there is no such address")
        if answer.status in FAULTY:
            return Wrong(f"HTTP {answer.status}", shown(answer.body))
        return verdict(answer, self._clock.now())

    def _read(self, wrapper: SPARQLWrapper) -> Answer:
        until = self._clock.monotonic() + self._manners.whole
        with warnings.catch_warnings():
            # The library warns of an answer in another form than was asked for: that is told of as no JSON.
            warnings.simplefilter("ignore")
            response = wrapper.query().response
        with response:
            if response.url != self.url:
                return Answer(status=301, headers={}, body=f"it has moved to {response.url}".encode())
            body = read_whole(lambda: response.read1(CHUNK), self._clock, until)
        return Answer(status=200, headers={}, body=body)


def _answer(error: BaseException | None, body: bytes) -> Answer:
    """An HTTP error as an answer. For some statuses the library has read the body and raised an error of its own."""
    if not isinstance(error, urllib.error.HTTPError):
        return Answer(status=500, headers={}, body=body)
    headers = {name.lower(): value for name, value in error.headers.items()}
    return Answer(status=error.code, headers=headers, body=body)


def name_terms(name: str) -> tuple[str, ...]:
    """A name as SPARQL writes it, once for each language in which it may stand."""
    written = literal(name)
    return tuple(f"{written}@{language}" for language in LANGUAGES)


def _rows(answer: object) -> list[Row]:
    results = answer.get("results") if isinstance(answer, dict) else None
    bindings = results.get("bindings") if isinstance(results, dict) else None
    return [row for row in bindings if _is_row(row)] if isinstance(bindings, list) else []


def _is_row(row: object) -> bool:
    cells = row.values() if isinstance(row, dict) else [None]
    return all(isinstance(cell, dict) and isinstance(cell.get("value"), str) for cell in cells)


def _plain(error: Exception) -> str:
    """What went wrong on the way, in few words."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError) or "timed out" in str(reason):
        return "it took too long"
    return "no connection" if isinstance(error, urllib.error.URLError) else f"the answer broke off ({reason})"
