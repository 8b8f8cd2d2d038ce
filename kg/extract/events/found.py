"""An event in the making: the trigger token, its frame and the tokens that fill its roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.model import EntityId, Span, Status
from kg.schema import Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A token in a role, its words, its entity if known, and the rule that found it with the rule's confidence."""

    role: str
    token: Token
    span: Span
    entity: EntityId | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One mention of an event. `anchor` is the verb whose clause tells it: the trigger or its light verb.

    `anaphor` is true of a word that only takes up an event told before ("the operation"). One with `amid` stands only
    where the article tells of an event of those frames, too.
    """

    frame: Frame
    trigger: Token
    anchor: Token
    fillers: tuple[Filler, ...] = ()
    status: Status = Status.ASSERTED
    anaphor: bool = False
    amid: frozenset[str] = frozenset()

    def role(self, *names: str) -> list[Filler]:
        """The fillers of the given roles."""
        return [filler for filler in self.fillers if filler.role in names]


def without_repeats(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """The fillers with one of each role and entity (or span), the most certain kept."""
    best: dict[tuple[str, str], Filler] = {}
    for filler in fillers:
        key = filler.role, filler.entity or f"{filler.span.begin}"
        if key not in best or filler.confidence > best[key].confidence:
            best[key] = filler
    return tuple(sorted(best.values(), key=lambda filler: (filler.span, filler.role)))
