"""Which of some known classes other classes come under, found by climbing from superclass to superclass."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from kg.model import Qid

__all__ = ["Above", "Climb"]

STEPS = 8  # superclasses of superclasses: what is farther off says little

Above = Callable[[Sequence[Qid]], Mapping[Qid, Sequence[Qid]]]  # classes -> the superclasses of those that have any


class Climb:
    """Climbs from classes to the known ones above them; what was seen on the way is remembered."""

    def __init__(self, above: Above, known: Collection[Qid]) -> None:
        """To the classes of `known`, where a climb ends."""
        self._look = above
        self._known = known
        self._above: dict[Qid, Sequence[Qid]] = {}

    def nearest(self, classes: Iterable[Qid]) -> Mapping[Qid, Sequence[Qid]]:
        """The known classes that are nearest above each class, or it itself; () where none was found."""
        wanted = list(dict.fromkeys(classes))
        self._learn(wanted)
        return {one: self._nearest(one) for one in wanted}

    def _learn(self, classes: Iterable[Qid]) -> None:
        """Look up what lies above the classes, level by level, as far as a climb may go."""
        level = self._unseen(classes)
        for _ in range(STEPS):
            if not level:
                return
            found = self._look(level)
            self._above |= {one: found.get(one, ()) for one in level}
            level = self._unseen(above for one in level for above in self._above[one])

    def _unseen(self, classes: Iterable[Qid]) -> list[Qid]:
        return [one for one in dict.fromkeys(classes) if one not in self._known and one not in self._above]

    def _nearest(self, start: Qid) -> Sequence[Qid]:
        level: Sequence[Qid] = [start]
        for _ in range(STEPS + 1):
            if found := [one for one in level if one in self._known]:
                return found
            level = list(dict.fromkeys(above for one in level for above in self._above.get(one, ())))
        return ()
