"""A small Wikidata of our own on 127.0.0.1: it answers in the service's shapes, and misbehaves as it is told to."""

import gzip
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import orjson

from kg.wikidata.live import Clock

Json = dict[str, object]
PATH = "/w/api.php"


class StillClock:
    """A clock that moves only when somebody sleeps by it."""

    def __init__(self) -> None:
        """It begins at noon of a day in 2020."""
        self.time = 1_577_966_400.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let the seconds pass at once."""
        self.slept.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        """As a client takes it."""
        return Clock(now=lambda: self.time, monotonic=lambda: self.time, sleep=self.sleep)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One answer that is not the right one; `hang` gives none, `slow` sends a byte a minute by the still clock."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: int = 0
    hang: bool = False
    slow: bool = False


def fault(value: object, *, status: int = 200, **headers: str) -> Fault:
    """An answer of JSON; `retry_after` is the header."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Fault(status=status, headers=named, body=orjson.dumps(value))


TOO_MANY = fault({}, status=429)
BANNED = Fault(status=403, body=b"Your address is turned away until Thursday.")
BROKEN = Fault(status=503, body=b"<html>maintenance</html>")
LAGGED = fault({"error": {"code": "maxlag", "info": "Waiting for db9: 7 seconds lagged.", "lag": 7, "type": "db"}})
LIMITED = fault({"error": {"code": "ratelimited", "info": "You've done that too often."}})
CUT = Fault(body=b'{"entities":{"Q1":{"type":"item","id":"Q1","la')
HANG = Fault(hang=True)
SLOW = Fault(slow=True)
SHORT = Fault(body=b'{"success":1}', cut=5)


def claim(value: object, *, rank: str = "normal", kind: str = "wikibase-entityid", **qualifiers: object) -> object:
    """A statement; the main value is an item's id, or what `kind` says."""
    given = {"entity-type": "item", "id": value} if kind == "wikibase-entityid" else value
    snak = {"snaktype": "value", "datavalue": {"value": given, "type": kind}}
    return {"mainsnak": snak, "type": "statement", "rank": rank, "qualifiers": qualifiers}


def item(
    name: str, label: str, *aliases: str, claims: Mapping[str, Sequence[object]] | None = None, sitelinks: int = 3
) -> Json:
    """An item as the service gives it: ids of items in `claims`, or statements."""
    stated = {
        property_: [claim(value) if isinstance(value, str) else value for value in values]
        for property_, values in (claims or {}).items()
    }
    return {
        "type": "item",
        "id": name,
        "lastrevid": 7,
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": f"what {label} is"}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": stated or [],
        "sitelinks": {f"s{number}wiki": {"site": f"s{number}wiki", "title": label} for number in range(sitelinks)},
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it came."""

    at: float
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    connection: int


class Service:
    """What the server holds, what it is to do wrong next, and what it was asked; SPARQL has `rows` as its answer."""

    def __init__(self, still: StillClock | None = None) -> None:
        """An empty Wikidata, whose log bears the times of a still clock where there is one; a fault of None is none."""
        self.still = still
        self.items: dict[str, Json] = {}
        self.merged: dict[str, str] = {}
        self.faults: deque[Fault | None] = deque()
        self.asked: list[Asked] = []
        self.rows: Json = {"head": {"vars": []}, "results": {"bindings": []}}
        self.stopping = threading.Event()
        self.url = ""

    def add(self, *items: Json) -> None:
        """Hold items."""
        self.items |= {str(one["id"]): one for one in items}

    def of(self, action: str) -> list[Mapping[str, str]]:
        """The parameters of the requests of one action, in order."""
        return [one.parameters for one in self.asked if one.parameters.get("action") == action]

    def ids(self) -> Counter[str]:
        """How often each id was asked for."""
        return Counter(name for one in self.of("wbgetentities") for name in one["ids"].split("|"))

    def answer(self, given: Mapping[str, str]) -> object:
        """The right answer to a question."""
        return self.rows if "query" in given else ACTIONS[given.get("action", "")](self, given)

    def time(self) -> float:
        """By the still clock, or the real one."""
        return self.still.time if self.still else time.monotonic()


def _entities(service: Service, given: Mapping[str, str]) -> object:
    names = given["ids"].split("|")
    if len(names) > 50:
        return {"error": {"code": "toomanyvalues", "info": 'Too many values supplied for parameter "ids".'}}
    if "Q99999999999" in names:
        return {"error": {"code": "no-such-entity", "info": 'Could not find an entity with the ID "Q99999999999".'}}
    return {"entities": {name: _entity(service, name) for name in names}, "success": 1}


def _entity(service: Service, name: str) -> object:
    target = service.merged.get(name)
    if target:
        return service.items[target] | {"redirects": {"from": name, "to": target}}
    return service.items.get(name, {"id": name, "missing": ""})


def _names(entity: Mapping[str, object]) -> list[str]:
    labels, aliases = entity["labels"], entity["aliases"]
    found = [one["value"] for one in labels.values()] if isinstance(labels, dict) else []
    return found + ([one["value"] for one in aliases.get("en", ())] if isinstance(aliases, dict) else [])


def _beginning(service: Service, given: Mapping[str, str]) -> object:
    wanted = given["search"].lower()
    hits = [
        {
            "id": name,
            "title": name,
            "repository": "wikidata",
            "match": {"type": "label", "language": "en", "text": text},
        }
        for name, entity in service.items.items()
        for text in _names(entity)
        if text.lower().startswith(wanted)
    ]
    return {"searchinfo": {"search": given["search"]}, "search": hits[: int(given["limit"])], "success": 1}


def _words(service: Service, given: Mapping[str, str]) -> object:
    wanted = given["srsearch"].removeprefix("haswbstatement:P31=")
    fits = _of_class if wanted != given["srsearch"] else _has_words
    hits = [{"ns": 0, "title": name} for name, entity in service.items.items() if fits(entity, wanted)]
    begin, size = int(given.get("sroffset", "0")), int(given["srlimit"])
    more = {"continue": {"sroffset": begin + size, "continue": "-||"}} if begin + size < len(hits) else {}
    return {"batchcomplete": "", **more, "query": {"search": hits[begin : begin + size]}}


def _of_class(entity: Json, kind: str) -> bool:
    claims = entity["claims"]
    return isinstance(claims, dict) and f"'id': '{kind}'" in str(claims.get("P31"))


def _has_words(entity: Json, search: str) -> bool:
    wanted = {word for word in search.lower().split() if not word.startswith("-")}
    return wanted <= set(" ".join(_names(entity)).lower().replace(",", " ").replace("-", " ").split())


def _none(_service: Service, given: Mapping[str, str]) -> object:
    return {"error": {"code": "badvalue", "info": f'Unrecognized value for parameter "action": {given.get("action")}.'}}


ACTIONS = {"wbgetentities": _entities, "wbsearchentities": _beginning, "query": _words, "": _none}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    service: Service

    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, question: str) -> None:
        given = dict(parse_qsl(question, keep_blank_values=True))
        headers = {name.lower(): value for name, value in self.headers.items()}
        port = self.client_address[1]
        self.service.asked.append(Asked(at=self.service.time(), parameters=given, headers=headers, connection=port))
        fault = self.service.faults.popleft() if self.service.faults else None
        if fault:
            self._fail(fault)
        else:
            zipped = "gzip" in headers.get("accept-encoding", "")
            self._send(200, {}, orjson.dumps(self.service.answer(given)), zipped=zipped)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    def _fail(self, fault: Fault) -> None:
        if fault.hang:
            self.service.stopping.wait(30)
            self.close_connection = True
        elif fault.slow:
            self._drip()
        else:
            self._send(fault.status, fault.headers, fault.body, cut=fault.cut)

    def _send(
        self, status: int, headers: Mapping[str, str], body: bytes, *, zipped: bool = False, cut: int = 0
    ) -> None:
        body = gzip.compress(body, 1) if zipped else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) - cut])
        self.close_connection = bool(cut)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.close_connection = True
        while not self.service.stopping.wait(0.01):
            if self.service.still:
                self.service.still.time += 60
            try:
                self.wfile.write(b" ")
            except OSError:
                return


@contextmanager
def running(still: StillClock | None = None) -> Iterator[Service]:
    """A service that answers as long as the block lasts."""
    service = Service(still)
    handler = type("Handler", (_Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    service.url = f"http://127.0.0.1:{server.server_address[1]}{PATH}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield service
    finally:
        service.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
