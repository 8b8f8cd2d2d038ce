"""The article that the project began with: what is verified and named is linked, and nothing is linked wrongly."""

from collections import defaultdict
from pathlib import Path

import pytest

from kg import pipeline
from kg.link.gather.row import read_rows
from kg.link.names import folded
from kg.model import Link, Linked
from kg.settings import Settings

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
SPEAKS = "Q11209"  # the Pentagon that speaks is the department; the table's is the building
pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not SEED.is_dir(), reason="needs the seed article and its table of items"),
]


@pytest.fixture(scope="module")
def linked() -> Linked:
    settings = Settings()
    articles = pipeline.read([str(SEED / "press-tv-daesh.txt")], settings)
    return next(pipeline.read_on(pipeline.make_stages(settings), articles, failed=pytest.fail))


def by_name(linked: Linked) -> dict[str, Link]:
    """The link of each entity, by all its names."""
    links = {link.entity: link for link in linked.links}
    return {
        folded(name): links[entity.id]
        for entity in linked.extraction.entities
        if entity.named and entity.id in links
        for name in (entity.label, *entity.names)
    }


def named_rows(linked: Linked, verified: str) -> dict[str, set[str]]:
    """Folded name -> items of the table's rows that are (or are not) verified and that the article names.

    A town and its region may share a name.
    """
    named: defaultdict[str, set[str]] = defaultdict(set)
    if verified == "yes":
        named["pentagon"].add(SPEAKS)
    for row in read_rows(SEED / "wikidata.tsv"):
        for name in (row["name"], *row["aliases"].split("|")) if row["verified"] == verified else ():
            named[folded(name)].add(row["qid"])
    return {name: items for name, items in named.items() if name in by_name(linked)}


def test_every_verified_item_that_is_named_is_linked(linked: Linked) -> None:
    wanted = named_rows(linked, "yes")
    assert len(wanted) > 10
    assert {name for name, items in wanted.items() if by_name(linked)[name].item not in items} == set()


def test_what_is_not_verified_stays_without_an_item(linked: Linked) -> None:
    unsure = named_rows(linked, "no")
    assert unsure
    assert {name for name in unsure if by_name(linked)[name].item} == set()
