"""Capitals: news writes of them far more than their size tells."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.link.gather.row import Row, read_rows
from kg.link.names import folded

LEAST_PRIOR = 0.75


def with_capitals(rows: Iterable[Row], facts: Path) -> Iterator[Row]:
    """The rows, with a prior for each capital that does not fall short of a large city's."""
    capitals = {(row["qid"], folded(row["capital"])) for row in read_rows(facts / "dr5hn_countries.tsv")}
    for row in rows:
        names = {(row.country, folded(name)) for name in (row.label, *row.aliases)}
        chief = row.type == "place" and row.item != row.country and CITY in row.classes and names & capitals
        yield replace(row, prior=f"{max(LEAST_PRIOR, float(row.prior or 0)):.2f}") if chief else row


CITY = "Q515"
