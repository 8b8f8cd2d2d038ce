"""What a source knows of the items an article is linked to, as the facts that go into a graph."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.link.known import Known
from kg.link.source import Source
from kg.model import Item, Link, Office, Qid

__all__ = ["facts_of"]


def facts_of(links: Iterable[Link], source: Source) -> tuple[Item, ...]:
    """The facts of the items linked to and of the countries and regions they refer to, by number.

    An item that somebody decided on and the source does not have is called by its number.
    """
    chosen = sorted({link.item for link in links if link.item})
    linked = dict(source.known(chosen))
    around = {place for known in linked.values() for place in (known.item.country, known.item.within) if place}
    offices = source.known(sorted({post.item for known in linked.values() for post in known.posts}))
    facts = {item: Item(item=item, label=item) for item in chosen}
    facts |= {item: known.item for item, known in source.known(sorted(around - linked.keys())).items()}
    facts |= {item: _with_life(known, offices) for item, known in linked.items()}
    return tuple(facts[item] for item in sorted(facts, key=lambda item: int(item[1:])))


def _with_life(known: Known, offices: Mapping[Qid, Known]) -> Item:
    held = tuple(
        Office(item=post.item, label=offices[post.item].item.label, start=post.start, end=post.end)
        for post in known.posts
        if post.item in offices
    )
    return replace(known.item, start=known.start, end=known.end, offices=held)
