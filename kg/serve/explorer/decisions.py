"""What people decided about links: one line a decision in `decisions.tsv`, and a linked article with them replayed."""

import csv
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kg.errors import OutputError
from kg.link.catalogue import Catalogue
from kg.model import Entity, EntityId, Item, Link, Linked, Qid

FILE_NAME = "decisions.tsv"
ANYWHERE, NIL = "*", "NIL"
METHOD = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That a name means an item, or `NIL`, in one article, or `*` in all; who said so, when (ISO) and why."""

    name: str
    article: str
    item: str
    who: str
    when: str
    why: str


COLUMNS = tuple(one.name for one in fields(Decision))


def record_decision(path: Path, decision: Decision) -> None:
    """Add a line to the file, with the header where it is new; written in one step and flushed to the disk."""
    cells = "\t".join(_cell(getattr(decision, name)) for name in COLUMNS)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o644)
        with os.fdopen(handle, "ab") as file:
            header = "\t".join(COLUMNS) + "\n" if file.tell() == 0 else ""
            file.write(f"{header}{cells}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}: give another folder with --articles") from error


def _cell(value: str) -> str:
    """One line, one cell: white space of any kind becomes a blank."""
    return " ".join(value.split())


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file in its order, none where there is no file; lines that lack cells are left aside."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Decision(**dict(zip(COLUMNS, row, strict=True)))
        for row in rows
        if len(row) == len(COLUMNS) and tuple(row) != COLUMNS
    )


def decided(decisions: Iterable[Decision], names: Iterable[str], article: str) -> Decision | None:
    """The last decision about one of the names: one for this article goes before one for all."""
    called = {name.casefold() for name in names}
    fitting = [one for one in decisions if one.name.casefold() in called and one.article in {article, ANYWHERE}]
    return max(enumerate(fitting), key=lambda found: (found[1].article != ANYWHERE, found[0]), default=(0, None))[1]


def replayed(linked: Linked, decisions: Sequence[Decision], catalogue: Catalogue) -> Linked:
    """The linked article with every decision in place of what the linker made of that name."""
    found = linked.extraction
    links = {link.entity: link for link in linked.links}
    for entity in found.entities:
        decision = decided(decisions, _names(entity), found.article.id)
        if decision is not None:
            links[entity.id] = _overruled(links.get(entity.id), entity.id, decision)
    items = {item.item: item for item in linked.items}
    for link in links.values():
        if link.item and link.item not in items:
            items |= {item.item: item for item in _known(link, catalogue)}
    ordered = tuple(items[key] for key in sorted(items, key=lambda item: int(item[1:])))
    return replace(linked, links=tuple(links.values()), items=ordered)


def _names(entity: Entity) -> set[str]:
    """The names an entity goes by, or the words it is described with."""
    return {*entity.names, entity.label}


def _overruled(link: Link | None, entity: EntityId, decision: Decision) -> Link:
    reason = f"{decision.who} decided on {decision.when[:10]}" + (f": {decision.why}" if decision.why else "")
    return Link(
        entity=entity,
        item=None if decision.item == NIL else Qid(decision.item),
        score=1.0,
        margin=1.0,
        method=METHOD,
        reason=reason,
        candidates=link.candidates if link else (),
    )


def _known(link: Link, catalogue: Catalogue) -> tuple[Item, ...]:
    """What the catalogue knows of an item and of where it lies; of others, what the candidate is called."""
    if link.item is None:
        return ()
    if link.item not in catalogue:
        label = next((one.label for one in link.candidates if one.item == link.item), link.item)
        return (Item(item=link.item, label=label),)
    item = catalogue.known(link.item).item
    around = (catalogue.known(one).item for one in (item.country, item.within) if one and one in catalogue)
    return (item, *around)
