"""Whatever ends a load halfway, each article is there whole or not at all, and the same command goes on."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest
from pyoxigraph import Quad

from kg.errors import StoreError
from kg.stages import Store
from kg.store import EmbeddedStore, Login, load, open_folder, open_store
from tests.store.invented_graphs import article, sizes, write
from tests.store.servers import Server, make_room, oxigraph, small_disk, unmount, virtuoso

LOAD = """import sys, pathlib, kg.store
for one in kg.store.load(sys.argv[1], [pathlib.Path(sys.argv[2])]):
    print(one, flush=True)
"""
DBA = Login(user="dba", password="dba")  # noqa: S106  # as Virtuoso comes
STARTS: dict[str, tuple[Callable[[Path], Server], Login | None]] = {
    "oxigraph": (oxigraph, None),
    "virtuoso": (virtuoso, DBA),
}


def whole(store: Store, articles: list[dict[str, list[Quad]]]) -> int:
    """How many articles are there, after a look that none is there in part."""
    wanted = {iri: size for one in articles for iri, size in sizes(one).items()}
    held = store.count(*wanted)
    assert [iri for iri in wanted if held[iri] not in {0, wanted[iri]}] == []
    return sum(1 for size in held.values() if size)


def many(number: int, *, word: str = "old") -> list[dict[str, list[Quad]]]:
    return [article(f"a{n}", triples=2_000, word=word) for n in range(number)]


@pytest.mark.service  # takes its time
def test_a_load_that_is_killed_goes_on_with_the_same_command(tmp_path: Path) -> None:
    articles = many(24)
    file, folder = write(tmp_path / "many.nq", *articles), tmp_path / "store"
    command = [sys.executable, "-c", LOAD, str(folder), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as loading:
        assert loading.stdout
        for _ in range(11):
            loading.stdout.readline()
        loading.kill()
    store = open_folder(str(folder))
    assert whole(store, articles) >= 10
    del store
    assert [one for one in load(str(folder), [file]) if isinstance(one, Exception) or not one.whole] == []
    assert whole(open_folder(str(folder)), articles) == 24


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.service) for name in STARTS])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Server, Login | None]]:
    """Each server in turn, in a folder of the test's own."""
    start, login = STARTS[request.param]
    (tmp_path / "server").mkdir()
    running = start(tmp_path / "server")
    yield running, login
    running.kill()


def test_a_server_that_is_killed_holds_whole_articles(server: tuple[Server, Login | None], tmp_path: Path) -> None:
    running, login = server
    old, new = many(20), many(20, word="new")
    before, after = write(tmp_path / "old.nq", *old), write(tmp_path / "new.nq", *new)
    assert len(list(load(running.url, [before], login=login))) == 20
    Timer(0.5, running.kill).start()
    with pytest.raises(StoreError, match="cannot be reached"):
        list(load(running.url, [after, before] * 50, login=login))
    running.start()
    assert whole(open_store(running.url, login=login), old) == 20
    loaded = list(load(running.url, [after], login=login))
    assert [one for one in loaded if isinstance(one, Exception) or not one.whole] == []
    assert words_of(open_store(running.url, login=login)) == {"new"}


def words_of(store: Store) -> set[str]:
    """The first word of every label."""
    rdfs = "http://www.w3.org/2000/01/rdf-schema#label"
    rows = store.select(f"SELECT DISTINCT ?w WHERE {{ ?s <{rdfs}> ?l BIND(STRBEFORE(STR(?l), ' ') AS ?w) }}", {})[1]
    return {row["w"] for row in rows} & {"old", "new"}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 megabytes."""
    folder = small_disk(tmp_path / "disk", "16m")
    yield folder
    unmount(folder)


@pytest.mark.service  # takes its time
def test_a_full_disk_leaves_whole_articles(disk: Path, tmp_path: Path) -> None:
    articles = many(40)
    file = write(tmp_path / "many.nq", *articles)
    with pytest.raises(StoreError, match=r"cannot write to the store .*: make room and load again"):
        list(load(str(disk / "store"), [file]))
    with pytest.raises(StoreError, match=r"cannot open the store .*: make room there"):
        open_folder(str(disk / "store"))
    make_room(disk, "400m")
    assert 0 < whole(EmbeddedStore(disk / "store"), articles) < 40
    assert [one for one in load(str(disk / "store"), [file]) if isinstance(one, Exception) or not one.whole] == []
    assert whole(EmbeddedStore(disk / "store"), articles) == 40


def test_a_full_disk_leaves_nothing_of_a_big_file(disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.spool.BIG", 1_000)
    file = write(tmp_path / "many.nq", *many(40))
    with pytest.raises(StoreError, match=r"nothing was stored: make room, load again"):
        list(load(str(disk / "store"), [file]))
    assert list(disk.iterdir()) == []


@pytest.mark.service
def test_a_server_whose_disk_is_full_holds_whole_articles(disk: Path, tmp_path: Path) -> None:
    articles = many(40)
    running = oxigraph(disk)
    with pytest.raises(StoreError, match=r"answered 500: .*[Nn]o space left"):
        list(load(running.url, [write(tmp_path / "many.nq", *articles)]))
    assert 0 < whole(open_store(running.url), articles) < 40
    running.kill()
