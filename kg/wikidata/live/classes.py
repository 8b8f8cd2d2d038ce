"""Types of items whose classes a service knows: it is asked what lies above them, level by level."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.model import EntityType, Qid
from kg.wikidata.kinds import Kinds, Roots
from kg.wikidata.record import Record

__all__ = ["Above", "ClimbedKinds"]

STEPS = 8  # superclasses of superclasses that are asked for: what is farther off says little

Above = Callable[[Sequence[Qid]], Mapping[Qid, Sequence[Qid]]]  # classes -> the superclasses of those that have any


class ClimbedKinds:
    """Types of items; what lies above a class is asked for once."""

    def __init__(self, roots: Roots, look: Above) -> None:
        """Over the known classes, where a climb ends; `look` asks the service."""
        self._roots = roots
        self._look = look
        self._above: dict[Qid, Sequence[Qid]] = {}
        self._kinds = Kinds(roots, lambda one: self._above.get(one, ()))

    def types_of(self, records: Sequence[Record]) -> list[EntityType | None]:
        """The type of each item; None for what is no thing of the news."""
        self._climb(kind for record in records for kind in (*record.classes, *record.superclasses))
        return [self._kinds.type_of(record.classes, record.superclasses) for record in records]

    def _climb(self, classes: Iterable[Qid]) -> None:
        level = self._unseen(classes)
        for _ in range(STEPS):
            if not level:
                return
            found = self._look(level)
            self._above |= {one: found.get(one, ()) for one in level}
            level = self._unseen(above for one in level for above in self._above[one])

    def _unseen(self, classes: Iterable[Qid]) -> list[Qid]:
        return [one for one in dict.fromkeys(classes) if one not in self._roots and one not in self._above]
