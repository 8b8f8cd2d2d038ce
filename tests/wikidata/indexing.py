"""Short ways to write a dump and to index it."""

import json
from collections.abc import Iterable
from pathlib import Path

from kg.wikidata.build import Built, Order, build_index
from kg.wikidata.dump import open_dump
from kg.wikidata.index import Index
from kg.wikidata.kinds import Roots, read_roots
from tests.wikidata.entities import Json

KEYS = "kg.link.index_keys:index_keys"


def dump_of(entities: Iterable[Json | str]) -> bytes:
    """A dump as Wikidata writes it; a text stands in it as it is."""
    lines = (one if isinstance(one, str) else json.dumps(one, separators=(",", ":")) for one in entities)
    return b"[\n" + ",\n".join(lines).encode() + b"\n]\n"


def order(
    *,
    languages: tuple[str, ...] = ("en",),
    processes: int = 1,
    partial: bool = False,
    everything: bool = False,
) -> Order:
    """What to index, with the package's classes and keys."""
    roots: Roots | None = None if everything else read_roots()
    return Order(languages=languages, roots=roots, keys=KEYS, date="2026-01-05", processes=processes, partial=partial)


def build(dump: bytes, out: Path, wanted: Order | None = None) -> Built:
    """Index a dump that is written beside the index."""
    path = out.with_suffix(".json")
    path.write_bytes(dump)
    with open_dump(path) as opened:
        return build_index(opened, out, wanted or order(), lambda _stage, _tally: None)


def indexed(entities: Iterable[Json | str], folder: Path, wanted: Order | None = None) -> Index:
    """An index of the entities."""
    build(dump_of(entities), folder / "index.kgw", wanted)
    return Index(folder / "index.kgw")
