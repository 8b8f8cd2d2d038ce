"""Every named query gives the same rows from files, the embedded store, Oxigraph, Virtuoso and Jena's TDB2."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse_query_results, serialize

from kg.assemble import make_assembler, quads
from kg.query import find_query, named_queries, run
from kg.schema import Schema
from kg.stages import Row, Store
from kg.store import EmbeddedStore, Login, load_into, open_folder, open_store, read_quads
from kg.store.cells import cell
from tests.invented import AMBUSH, LINKED
from tests.jena import JARS, class_path
from tests.store.servers import Server, oxigraph, virtuoso

NAMES = [query.name for query in named_queries()]
BOUND: Mapping[str, dict[str, str]] = {
    "attacks": {"type": "amb", "place": "vel", "since": "2021", "until": "2021-12"},
    "claims": {"speaker": "mer"},
    "contradictions": {"aspect": "killed"},
    "events": {"perpetrator": "front", "target": "convoy"},
    "links": {"label": "ada", "method": "n"},
    "places": {"within": "prov"},
    "single-source": {"type": "attack", "role": "victim"},
    "timeline": {"since": "2021-02-15"},
    "who-attacked-whom": {"target": '" } #'},
}
OUTPUT = Path(__file__).parents[2] / "output"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented article, the same by another outlet with other figures, and the demonstration graphs, as N-Quads."""
    told = replace(AMBUSH, counts=(replace(AMBUSH.counts[0], minimum=11, maximum=12), *AMBUSH.counts[1:]))
    extraction = replace(
        LINKED.extraction,
        article=replace(LINKED.extraction.article, id="other", publisher="The Other Outlet"),
        events=(told, *LINKED.extraction.events[1:]),
    )
    assemble = make_assembler(Schema(), version="1.2.3")
    invented = [quad for one in (LINKED, replace(LINKED, extraction=extraction)) for quad in quads(assemble(one))]
    shown = [quad for path in sorted(OUTPUT.glob("*.ttl")) for quad in read_quads(path)]
    made = tmp_path_factory.mktemp("graphs") / "all.nq"
    made.write_bytes(serialize([*invented, *shown], format=RdfFormat.N_QUADS) or b"")
    return made


@pytest.fixture(scope="module")
def expected(file: Path) -> Store:
    """The rows that all others must give."""
    store = EmbeddedStore()
    load_into(store, [file])
    return store


class Jena:
    """TDB2 asked by its command line."""

    def __init__(self, folder: Path, file: Path) -> None:
        """Load the file into a new database."""
        self._words = [str(shutil.which("java")), "-cp", class_path(folder / "messages")]
        self._folder = folder
        self._run("tdb2.tdbloader", "--loc", str(folder / "db"), str(file))

    def _run(self, command: str, *words: str) -> bytes:
        quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
        done = subprocess.run(
            [self._words[0], quiet, *self._words[1:], command, *words], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def select(
        self, sparql: str, bindings: Mapping[str, str], *, timeout: float | None = None, limit: int | None = None
    ) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and rows over the union of all graphs."""
        assert (bindings, timeout, limit) == ({}, None, None)
        (self._folder / "one.rq").write_text(sparql, encoding="utf-8")
        union = ("--set", "tdb2:unionDefaultGraph=true")
        asked = (
            "--loc",
            str(self._folder / "db"),
            *union,
            "--results",
            "json",
            "--query",
            str(self._folder / "one.rq"),
        )
        found = parse_query_results(self._run("tdb2.tdbquery", *asked), format=QueryResultsFormat.JSON)
        assert not isinstance(found, QueryBoolean)
        columns = tuple(variable.value for variable in found.variables)
        return columns, [{column: cell(solution[column]) for column in columns} for solution in found]


def started(server: Callable[[Path], Server], login: Login | None) -> Callable[[Path, Path], Iterator[Store]]:
    """A function that starts a server with the graphs of a file in it, and ends it."""

    def run_it(folder: Path, file: Path) -> Iterator[Store]:
        running = server(folder)
        store = open_store(running.url, login=login)
        load_into(store, [file])
        yield store
        running.kill()

    return run_it


def in_folder(folder: Path, file: Path) -> Iterator[Store]:
    """The embedded store."""
    store = open_folder(str(folder / "store"), create=True)
    load_into(store, [file])
    yield store


def in_jena(folder: Path, file: Path) -> Iterator[Jena]:
    """Jena's TDB2."""
    if not (JARS / "jena-tdb2.jar").exists() or not shutil.which("java"):
        pytest.skip("no Jena: apt-get install libapache-jena-java")
    yield Jena(folder, file)


STORES: Mapping[str, Callable[[Path, Path], Iterator[object]]] = {
    "folder": in_folder,
    "oxigraph": started(oxigraph, None),
    "virtuoso": started(virtuoso, Login(user="dba", password="dba")),  # noqa: S106  # as it comes
    "tdb2": in_jena,
}


@pytest.fixture(
    scope="module",
    params=["folder", *(pytest.param(name, marks=pytest.mark.service) for name in STORES if name != "folder")],
)
def store(request: pytest.FixtureRequest, file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """Each store in turn, with the graphs in it."""
    yield from STORES[request.param](tmp_path_factory.mktemp(request.param), file)


def test_every_query_has_rows_to_compare(expected: Store) -> None:
    assert [name for name in NAMES if not run(expected, find_query(name))[1]] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_gives_the_same_rows_from_every_store(name: str, store: Store, expected: Store) -> None:
    assert run(store, find_query(name)) == run(expected, find_query(name))


@pytest.mark.parametrize("name", sorted(BOUND))
def test_bound_parameters_give_the_same_rows_from_every_store(name: str, store: Store, expected: Store) -> None:
    assert run(store, find_query(name), BOUND[name]) == run(expected, find_query(name), BOUND[name])
