"""What every store promises, tried on each: embedded, in memory, and on real servers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.errors import StoreError
from kg.stages import Store
from kg.store import EmbeddedStore, Login, load_into, open_store, unload
from kg.store.discovery import profile_of
from kg.store.profiles import PROFILES
from kg.store.remote import RemoteStore
from kg.store.wire import Wire
from tests.store.invented_graphs import BASE, HOSTILE, article, sizes, write
from tests.store.servers import Server, oxigraph, virtuoso

DBA = Login(user="dba", password="dba")  # noqa: S106  # as Virtuoso comes
SERVED = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@dataclass(frozen=True)
class Named:
    """A store, and a word that makes the names of one test's graphs its own."""

    store: Store
    word: str

    def article(self, name: str, *, triples: int = 40, word: str = "old", facts: str = "") -> dict[str, list[Quad]]:
        """An invented article whose graphs no other test has."""
        own = f"{self.word}-{facts}" if facts else ""
        return article(f"{self.word}-{name}", triples=triples, word=word, facts=own)


def by_update_alone(url: str) -> Store:
    """The server with its Graph Store Protocol left alone."""
    known = PROFILES["oxigraph"]
    profile = type(known)(example="", query=known.query, update=known.update, union=known.union, most=1000)
    return RemoteStore(Wire(url, Login()), url, profile)


OPENED: dict[str, tuple[str, Callable[[str], Store]]] = {
    "oxigraph by the Graph Store Protocol": ("oxigraph", open_store),
    "oxigraph by SPARQL Update": ("oxigraph", by_update_alone),
    "virtuoso": ("virtuoso", lambda url: open_store(url, login=DBA)),
}
SERVICES = [pytest.param(name, marks=pytest.mark.service) for name in OPENED]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """A function that starts the server of that name, once."""
    started: dict[str, Server] = {}

    def run(name: str) -> Server:
        if name not in started:
            started[name] = SERVED[name](tmp_path_factory.mktemp(name))
        return started[name]

    yield run
    for server in started.values():
        server.kill()


@pytest.fixture(params=["memory", "folder", *SERVICES])
def named(request: pytest.FixtureRequest, tmp_path: Path, running: Callable[[str], Server]) -> Named:
    """Each store in turn."""
    if request.param in OPENED:
        server, opened = OPENED[request.param]
        return Named(opened(running(server).url), tmp_path.name.replace("_", "-"))
    return Named(EmbeddedStore(tmp_path / "store" if request.param == "folder" else None), "test")


def test_what_is_loaded_is_there_and_counted(named: Named, tmp_path: Path) -> None:
    articles = [named.article(f"a{n}", triples=30 + n, facts="f" if n == 3 else "") for n in range(5)]
    files = [write(tmp_path / "in" / f"{n}.nq", one) for n, one in enumerate(articles)]
    assert load_into(named.store, files) == sizes(*articles)
    assert named.store.count(*sizes(*articles)) == sizes(*articles)


def test_loading_twice_changes_nothing(named: Named, tmp_path: Path) -> None:
    file = write(tmp_path / "a.nq", named.article("a", facts="f"), named.article("b"))
    assert load_into(named.store, [file]) == load_into(named.store, [file])


def test_a_graph_is_replaced_and_no_other_touched(named: Named, tmp_path: Path) -> None:
    old, new, other = named.article("a", triples=50), named.article("a", triples=20, word="new"), named.article("b")
    load_into(named.store, [write(tmp_path / "old.nq", old, other)])
    assert load_into(named.store, [write(tmp_path / "new.nq", new)]) == sizes(new)
    assert named.store.count(*sizes(other)) == sizes(other)
    assert {label.split()[0] for label in labels(named, *new)} == {"new"}


def test_a_graph_too_big_for_one_request_is_replaced_whole(named: Named, tmp_path: Path) -> None:
    old, new = named.article("a", triples=9_000), named.article("a", triples=8_500, word="new")
    load_into(named.store, [write(tmp_path / "old.nq", old)])
    assert load_into(named.store, [write(tmp_path / "new.nq", new)]) == sizes(new)
    assert {label.split()[0] for label in labels(named, *new)} == {"new"}


def test_words_come_back_as_they_went_in(named: Named, tmp_path: Path) -> None:
    hostile = named.article("a", triples=4 + len(HOSTILE))
    load_into(named.store, [write(tmp_path / "a.nq", hostile)])
    sent = {quad.object.value for quads in hostile.values() for quad in quads if "old" in str(quad.object)}
    assert set(labels(named, *hostile)) == sent


def labels(named: Named, *graphs: str) -> list[str]:
    """The words in a graph."""
    rdfs = "http://www.w3.org/2000/01/rdf-schema#label"
    rows = named.store.select(f"SELECT ?w WHERE {{ GRAPH <{graphs[-1]}> {{ ?s <{rdfs}> ?w }} }}", {})[1]
    return [row["w"] for row in rows]


def test_appending_adds_to_a_graph(named: Named, tmp_path: Path) -> None:
    one, more = named.article("a", triples=20), named.article("a", triples=34, word="more")
    graph = next(iter(one))
    load_into(named.store, [write(tmp_path / "one.nq", one)])
    for _ in range(2):
        assert load_into(named.store, [write(tmp_path / "more.nq", more)], append=True) == {graph: 16 + 30 + 4}


@pytest.mark.parametrize("by", ["id", "article", "graph"])
def test_unloading_takes_one_articles_share_alone(named: Named, tmp_path: Path, by: str) -> None:
    one, other = named.article("a", facts="f"), named.article("b", facts="g")
    load_into(named.store, [write(tmp_path / "a.nq", one, other)])
    name = f"{named.word}-a" if by == "id" else f"{BASE}{by}/{named.word}-a"
    graphs, triples = unload(named.store, name)
    assert (set(graphs), triples) == (set(one), sum(sizes(one).values()))
    assert named.store.count(*one, *other) == {**dict.fromkeys(one, 0), **sizes(other)}
    with pytest.raises(StoreError, match="no article"):
        unload(named.store, name)


def test_facts_that_another_article_rests_on_stay(named: Named, tmp_path: Path) -> None:
    one, other = named.article("a", facts="f"), named.article("b", facts="f")
    load_into(named.store, [write(tmp_path / "a.nq", one), write(tmp_path / "b.nq", other)])
    unload(named.store, f"{named.word}-a")
    assert named.store.count(*other) == sizes(other)


def test_facts_that_an_article_rests_on_no_more_go(named: Named, tmp_path: Path) -> None:
    old, new = named.article("a", facts="f"), named.article("a", facts="g")
    load_into(named.store, [write(tmp_path / "old.nq", old)])
    load_into(named.store, [write(tmp_path / "new.nq", new)])
    assert named.store.count(*old, *new) == {**dict.fromkeys(old, 0), **sizes(new)}


def test_variables_are_bound_to_words_not_spliced(named: Named, tmp_path: Path) -> None:
    one = named.article("a")
    load_into(named.store, [write(tmp_path / "a.nq", one)])
    query = "SELECT ?article WHERE { ?article <http://purl.org/dc/terms/identifier> ?name }"
    assert [row["article"] for row in named.store.select(query, {"name": f"{named.word}-a"})[1]] == [
        f"{BASE}article/{named.word}-a"
    ]
    assert named.store.select(query, {"name": '" } ?s ?p ?o #'})[1] == []


def test_a_limit_cuts_the_rows(named: Named, tmp_path: Path) -> None:
    load_into(named.store, [write(tmp_path / "a.nq", named.article("a"))])
    assert len(named.store.select("SELECT ?s WHERE { ?s ?p ?o }", {}, limit=3)[1]) == 3


@pytest.mark.service  # takes its time
def test_two_hundred_thousand_triples_are_all_there(named: Named, tmp_path: Path) -> None:
    articles = [named.article(f"a{n}", triples=2_000) for n in range(100)]
    assert load_into(named.store, [write(tmp_path / "many.nq", *articles)]) == sizes(*articles)


@pytest.mark.service
def test_a_server_is_known_by_what_it_says(running: Callable[[str], Server]) -> None:
    assert {name: profile_of(running(name).url, Wire(running(name).url, Login())) for name in SERVED} == {
        name: PROFILES[name] for name in SERVED
    }


@pytest.mark.service
@pytest.mark.parametrize("login", [None, Login(user="dba", password="wrong")])  # noqa: S106
def test_who_may_not_write_is_told(login: Login | None, running: Callable[[str], Server], tmp_path: Path) -> None:
    store = open_store(running("virtuoso").url, login=login)
    with pytest.raises(StoreError, match=r"refuses who asks: check|--user NAME with --password-env") as told:
        load_into(store, [write(tmp_path / "a.nq", article("refused"))])
    assert "wrong" not in str(told.value)
