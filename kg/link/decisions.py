"""People's decisions about links: a plain table that every build replays, and how it overrules a linker.

One decision a line: article (its id, or * for all), mention (a name or description as it stands in the text), item
(a Wikidata item, or NIL for none), who, when (an ISO date) and why. Later lines overrule earlier ones; a line about
one article overrules those about all. The file is a log: lines are added, never changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LinkError
from kg.link.names import folded
from kg.model import EntityId, Extraction, Link, Qid, Verdict

__all__ = [
    "COLUMNS",
    "EVERYWHERE",
    "HEADER",
    "NIL",
    "Decision",
    "as_line",
    "in_force",
    "item_of",
    "read_decisions",
    "settled",
    "with_decisions",
]

COLUMNS = ("article", "mention", "item", "who", "when", "why")
EVERYWHERE, NIL = "*", "NIL"
HEADER = "\t".join(COLUMNS)
METHOD = "decision"
_ITEM = re.compile(r"Q[1-9][0-9]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That what an article (or, with "*", every one) calls `mention` is `item`, or with None no item at all."""

    article: str
    mention: str
    item: Qid | None
    verdict: Verdict


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a table, in its order; none when there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise LinkError(f"{path}: decisions cannot be read: {error}") from error
    if lines and lines[0] != HEADER:
        raise LinkError(f"{path}, line 1: not a table of decisions: its columns must be {', '.join(COLUMNS)}")
    return tuple(_decision(path, number, line) for number, line in enumerate(lines[1:], 2) if line.strip())


def _decision(path: Path, number: int, line: str) -> Decision:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != len(COLUMNS) or not all(cells[:5]):
        raise LinkError(f"{path}, line {number}: needs {len(COLUMNS)} cells with tabs between: {', '.join(COLUMNS)}")
    article, mention, item, who, when, why = cells
    if not _DAY.fullmatch(when):
        raise LinkError(f"{path}, line {number}: {when!r} is no date: write it as 2026-01-31")
    try:
        return Decision(
            article=article, mention=mention, item=item_of(item), verdict=Verdict(who=who, when=when, why=why)
        )
    except LinkError as error:
        raise LinkError(f"{path}, line {number}: {error}") from error


def item_of(written: str) -> Qid | None:
    """The item that a person wrote, an IRI's end or its number; None for NIL."""
    name = written.strip().rpartition("/")[2].upper()
    if name == NIL:
        return None
    if not _ITEM.fullmatch(name):
        raise LinkError(f"{written!r} is no Wikidata item: write one like Q796, or {NIL} for none")
    return Qid(name)


def as_line(decision: Decision) -> str:
    """The decision as a line of the table; tabs and line breaks inside a cell become spaces."""
    verdict = decision.verdict
    cells = (decision.article, decision.mention, decision.item or NIL, verdict.who, verdict.when, verdict.why)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def with_decisions(table: str, added: Iterable[Decision]) -> str:
    """The text of a table with decisions added at its end."""
    lines = table.splitlines() or [HEADER]
    return "\n".join([*lines, *map(as_line, added)]) + "\n"


def settled(extraction: Extraction, links: Sequence[Link], decisions: Sequence[Decision]) -> tuple[Link, ...]:
    """The links of an article with people's decisions in place of the linker's, in the order of its entities."""
    found = {link.entity: link for link in links}
    for entity, decision in _decided(extraction, decisions):
        found[entity] = _overruled(entity, found.get(entity), decision)
    return tuple(found[entity.id] for entity in extraction.entities if entity.id in found)


def in_force(decisions: Sequence[Decision], article: str) -> Mapping[str, Decision]:
    """The decisions that count for an article, by folded mention: its own before those about all, later ones last."""
    wheres = (EVERYWHERE, article)
    return {folded(one.mention): one for where in wheres for one in decisions if one.article == where}


def _decided(extraction: Extraction, decisions: Sequence[Decision]) -> Iterator[tuple[EntityId, Decision]]:
    """Each entity that somebody decided about, with the decision that counts."""
    counts = in_force(decisions, extraction.article.id)
    for entity in extraction.entities if counts else ():
        names = (folded(name) for name in (entity.label, *entity.names))
        decision = next((counts[name] for name in names if name in counts), None)
        if decision is not None:
            yield entity.id, decision


def _overruled(entity: EntityId, link: Link | None, decision: Decision) -> Link:
    return Link(
        entity=entity,
        item=decision.item,
        score=1.0 if decision.item else 0.0,
        margin=1.0 if decision.item else 0.0,
        method=METHOD,
        reason=f"decided by {decision.verdict.who}",
        candidates=link.candidates if link else (),
        verdict=decision.verdict,
    )
