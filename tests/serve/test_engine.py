"""The engine: workers over copies of the store, started, ended and renewed."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path

from kg.serve.engine.frames import Outcome, Question, Reply
from kg.serve.engine.pool import Engine
from kg.serve.limits import Limits
from kg.store import EmbeddedStore
from tests.serve.serving import ROWS_JSON

COUNT = Question(text="SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", results=ROWS_JSON)
ENDLESS = Question(
    text="SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d", results=ROWS_JSON
)
ADD = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> %d } }"
WORKER = b"kg.serve.engine.worker"


def with_engine(
    store: EmbeddedStore, work: Callable[[Engine], Awaitable[object]], limits: Limits | None = None, **given: Path
) -> None:
    """Do some work with an engine that is started before and stopped after it."""

    async def run() -> None:
        engine = Engine(store, limits or Limits(running=2), **given)
        await engine.start()
        try:
            await work(engine)
        finally:
            await engine.stop()

    asyncio.run(run())


def count(reply: Reply) -> int:
    """The number in the answer to `COUNT`."""
    assert reply.outcome is Outcome.ANSWERED, reply.words
    return int(reply.body.partition(b'"value":"')[2].partition(b'"')[0])


def workers() -> list[int]:
    """Our own worker processes."""
    ours = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    children = {int(child) for path in ours for child in path.read_text(encoding="ascii").split()}
    return [one for one in children if WORKER in Path(f"/proc/{one}/cmdline").read_bytes()]


def test_a_change_is_seen_by_who_asks_after_it_and_old_copies_are_deleted(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")

    async def work(engine: Engine) -> None:
        for number in range(1, 5):
            store.update(ADD % number)
            engine.changed()
            counted = await asyncio.gather(*(engine.ask(COUNT) for _ in range(6)))
            assert [count(reply) for reply in counted] == [number] * 6
        (copies,) = (tmp_path / "store").glob("serving-*")
        assert len(list(copies.iterdir())) <= 2

    with_engine(store, work, folder=tmp_path / "store")
    assert not list((tmp_path / "store").glob("serving-*"))


def test_without_word_of_a_change_queries_see_the_data_as_they_were() -> None:
    store = EmbeddedStore()

    async def work(engine: Engine) -> None:
        store.update(ADD % 1)
        assert count(await engine.ask(COUNT)) == 0

    with_engine(store, work)


def test_a_worker_that_dies_is_replaced() -> None:
    others = set(workers())

    async def work(engine: Engine) -> None:
        before = set(workers()) - others
        assert len(before) == 2
        for one in before:
            os.kill(one, signal.SIGKILL)
        replies = [await engine.ask(COUNT) for _ in range(4)]
        assert [reply.outcome for reply in replies if reply.outcome is not Outcome.ANSWERED] == [Outcome.EXCESSIVE] * 2
        assert count(await engine.ask(COUNT)) == 0
        assert not set(workers()) & before

    with_engine(EmbeddedStore(), work)
    assert set(workers()) == others


def test_a_query_that_is_given_up_ends_its_worker() -> None:
    store = EmbeddedStore()
    for number in range(200):
        store.update(ADD % number)

    async def work(engine: Engine) -> None:
        asked = asyncio.create_task(engine.ask(ENDLESS))
        await asyncio.sleep(0.3)
        asked.cancel()
        assert count(await engine.ask(COUNT)) == 200
        assert engine.running == 0

    with_engine(store, work, Limits(running=1))


def test_a_query_that_fills_the_memory_is_ended() -> None:
    store = EmbeddedStore()
    for number in range(200):
        store.update(ADD % number)

    async def work(engine: Engine) -> None:
        reply = await engine.ask(ENDLESS)
        assert (reply.outcome, reply.words) == (Outcome.EXCESSIVE, "the query needs too much memory")
        assert count(await engine.ask(COUNT)) == 200

    with_engine(store, work, Limits(running=1, memory=200 * 2**20))


def test_many_changes_between_two_queries_make_one_copy(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")

    async def work(engine: Engine) -> None:
        for number in range(20):
            store.update(ADD % number)
            engine.changed()
        assert count(await engine.ask(COUNT)) == 20
        assert [copy.name for copy in (tmp_path / "store").glob("serving-*/*")] == ["20"]

    with_engine(store, work, Limits(running=1), folder=tmp_path / "store")


def test_a_copy_that_cannot_be_made_is_told_and_made_when_it_can(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")

    def folder() -> Path:
        return next(tmp_path.glob("serving-*"))

    async def work(engine: Engine) -> None:
        copies = folder()
        copies.rename(tmp_path / "away")
        copies.write_text("a file stands where the folder was", encoding="utf-8")
        store.update(ADD % 1)
        engine.changed()
        outcomes = [(await engine.ask(COUNT)).outcome for _ in range(3)]
        assert outcomes == [Outcome.BROKEN] * 3
        copies.unlink()
        (tmp_path / "away").rename(copies)
        assert [count(await engine.ask(COUNT)) for _ in range(3)] == [1] * 3

    with_engine(store, work, folder=tmp_path)
