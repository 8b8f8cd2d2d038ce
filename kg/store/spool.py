"""Files too big for memory, by way of an embedded store: to fill a new one at full speed, or graph by graph."""

import mmap
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions
from pyoxigraph import Store as Oxigraph

from kg.errors import StoreError, UsageError
from kg.schema.graphs import SYNTAXES
from kg.schema.vocabulary import KG

BIG = 64 << 20  # bytes of a file: about half a gigabyte of quads in Python
NAMED = (".nq", ".trig")  # what files with many graphs are written in
SIZES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
BLANK = "ASK { GRAPH ?g { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) } }"


def is_big(path: Path) -> bool:
    """Whether a file is to be read by way of a store."""
    return path.suffix in NAMED and path.stat().st_size > BIG


def is_new(folder: Path) -> bool:
    """Whether there is no store in a folder yet."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def fill(folder: Path, path: Path) -> dict[str, int]:
    """Make a store in a new folder of one big file, all of it or nothing; returns triples by graph."""
    draft = folder.with_name(f".{folder.name}.loading")
    try:
        shutil.rmtree(draft, ignore_errors=True)  # what a load that was killed left behind
        sizes = _sizes(_filled(draft, path))
        draft.rename(folder)
    except OSError as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"cannot fill the store {folder}: {reason}: nothing was stored: make room, load again"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return sizes


def graphs_of(path: Path) -> Iterator[tuple[str, list[Quad]]]:
    """The named graphs of a big file one by one, an article's third-party facts before it, in little memory."""
    with tempfile.TemporaryDirectory(prefix="kg-load-") as made:
        try:
            store = _filled(Path(made) / "store", path)
        except OSError as error:
            reason = str(error).splitlines()[0]
            raise StoreError(f"cannot sort {path} in {made}: {reason}: make room there, or set TMPDIR") from error
        facts = [quad.object for quad in store.quads_for_pattern(None, KG.factsGraph, None, None)]
        later = (graph for graph in store.named_graphs() if graph not in set(facts))
        for graph in (*dict.fromkeys(facts), *later):
            if isinstance(graph, NamedNode) and (quads := list(store.quads_for_pattern(None, None, None, graph))):
                yield graph.value, quads


def _filled(folder: Path, path: Path) -> Oxigraph:
    """A store in a folder with a file's quads, all of them in named graphs and without blank nodes."""
    store = Oxigraph(str(folder))
    try:
        store.bulk_load(path=str(path), format=SYNTAXES[path.suffix])
    except SyntaxError as error:
        raise UsageError(f"{path}: cannot be read: {' '.join(str(error).split())}") from error
    if next(store.quads_for_pattern(None, None, None, DefaultGraph()), None):
        raise UsageError(f"{path}: some triples stand in no named graph: give each a graph")
    if _may_have_blanks(path) and _is_true(store, BLANK):
        raise UsageError(f"{path}: a blank node would be another one at each load: give every node an IRI")
    store.flush()
    return store


def _may_have_blanks(path: Path) -> bool:
    """Whether a blank node may stand in a file: looking for it in the store takes longer than loading."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return path.suffix != ".nq" or content.find(b"_:") >= 0


def _is_true(store: Oxigraph, ask: str) -> bool:
    answer = store.query(ask)
    return isinstance(answer, QueryBoolean) and bool(answer)


def _sizes(store: Oxigraph) -> dict[str, int]:
    found = store.query(SIZES)
    return {row["g"].value: int(row["n"].value) for row in found} if isinstance(found, QuerySolutions) else {}
