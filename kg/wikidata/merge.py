"""Joins the shards into one index: types are worked out, what is left out goes, names are sorted."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from kg.model import EntityType, Qid
from kg.wikidata.kinds import Kinds, Roots, read_roots
from kg.wikidata.tables import FILLING, INDEX, METHODS

__all__ = ["merge"]

CACHE = 128 << 10  # KiB of pages kept in memory
ABOVE = ("INSERT OR IGNORE INTO above", "SELECT * FROM {shard}.above", "ORDER BY 1, 2, 3")
ITEMS = (
    "INSERT OR IGNORE INTO items",
    "SELECT item, type, sitelinks, record FROM {shard}.items CROSS JOIN kinds USING (classes, superclasses)",
    "ORDER BY 1, 4",
)
NAMES = (
    "INSERT OR IGNORE INTO names",
    """SELECT n.key, n.sitelinks, n.item, n.method FROM {shard}.names n CROSS JOIN items i ON i.item = n.item
    WHERE n.method <> 3 OR i.type IN ('place', 'facility', 'person')""",  # 3, by sound: what is written many ways
    "ORDER BY 1, 2 DESC, 3, 4",
)
CLASSES = ("", "SELECT classes, superclasses FROM {shard}.items GROUP BY classes, superclasses", "")
KINDS = "CREATE TEMP TABLE kinds (classes TEXT, superclasses TEXT, type TEXT, PRIMARY KEY (classes, superclasses))"


def merge(shards: Sequence[Path], index: Path, roots: Roots | None, facts: Mapping[str, str]) -> int:
    """Write the index and return how many items it holds; `facts` are told with it.

    Without roots nothing is left out, and everything that the packaged classes do not tell is of type "other".
    """
    with closing(sqlite3.connect(index, isolation_level=None)) as database:
        database.executescript(f"{FILLING} PRAGMA cache_size = -{CACHE}; PRAGMA threads = 2; {INDEX}")
        for number, shard in enumerate(shards):
            database.execute(f"ATTACH ? AS shard{number}", (str(shard),))
        database.execute("BEGIN")
        database.executemany("INSERT INTO methods VALUES (?, ?)", enumerate(METHODS))
        database.execute(_every(ABOVE, len(shards)))
        _type(database, len(shards), roots)
        database.execute(_every(ITEMS, len(shards)))
        database.execute(_every(NAMES, len(shards)))
        items = int(database.execute("SELECT count(*) FROM items").fetchone()[0])
        told = sorted({**facts, **dict(_counts(database))}.items())
        database.executemany("INSERT INTO facts VALUES (?, ?)", told)
        database.execute("COMMIT")
    return items


def _type(database: sqlite3.Connection, shards: int, roots: Roots | None) -> None:
    """The type of each combination of classes that occurs; none for those that are left out."""
    database.execute(KINDS)

    def above(kind: Qid) -> list[Qid]:
        rows = database.execute("SELECT superclass FROM above WHERE class = ? ORDER BY place", (int(kind[1:]),))
        return [Qid(f"Q{row[0]}") for row in rows]

    kinds, otherwise = Kinds(roots or read_roots(), above), None if roots else EntityType.OTHER
    rows = (
        (classes, superclasses, type_)
        for classes, superclasses in database.execute(_every(CLASSES, shards))
        if (type_ := kinds.type_of(map(Qid, classes.split()), map(Qid, superclasses.split())) or otherwise)
    )
    database.executemany("INSERT OR IGNORE INTO kinds VALUES (?, ?, ?)", rows)


def _every(query: tuple[str, str, str], shards: int) -> str:
    """The query with its middle over every shard."""
    head, part, tail = query
    return f"{head} {' UNION ALL '.join(part.format(shard=f'shard{one}') for one in range(shards))} {tail}"


def _counts(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """How many items there are of each type, and how many names."""
    for type_, number in database.execute("SELECT type, count(*) FROM items GROUP BY type ORDER BY type"):
        yield f"items {type_}", str(number)
    yield "names", str(database.execute("SELECT count(*) FROM names").fetchone()[0])
