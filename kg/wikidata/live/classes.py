"""Which of some classes an item's classes come under, found by climbing to their superclasses through the API."""

from collections.abc import Collection, Iterable, Mapping

from kg.model import Qid
from kg.wikidata.live.api import WikidataApi
from kg.wikidata.record import record_of

__all__ = ["Climb"]

STEPS = 8  # superclasses of superclasses: what is farther off says little


class Climb:
    """Climbs from classes to the known ones above them; what was seen on the way is remembered."""

    def __init__(self, api: WikidataApi, known: Collection[Qid]) -> None:
        """To the classes of `known`, where a climb ends."""
        self._api = api
        self._known = known
        self._above: dict[Qid, tuple[Qid, ...]] = {}

    def nearest(self, classes: Iterable[Qid]) -> Mapping[Qid, tuple[Qid, ...]]:
        """The known classes that are nearest above each class, itself one of them or not; () where none was found."""
        wanted = list(dict.fromkeys(classes))
        self._learn(wanted)
        return {one: self._nearest(one) for one in wanted}

    def _learn(self, classes: Iterable[Qid]) -> None:
        """Read what lies above the classes, level by level, as far as a climb may go."""
        level = self._unseen(classes)
        for _ in range(STEPS):
            if not level:
                return
            found = self._api.items(level)
            records = {asked: record_of(one.entity) for asked, one in found.items()}
            self._above |= {one: record.superclasses if (record := records.get(one)) else () for one in level}
            level = self._unseen(above for one in level for above in self._above[one])

    def _unseen(self, classes: Iterable[Qid]) -> list[Qid]:
        return [one for one in dict.fromkeys(classes) if one not in self._known and one not in self._above]

    def _nearest(self, start: Qid) -> tuple[Qid, ...]:
        level = [start]
        for _ in range(STEPS + 1):
            if found := tuple(one for one in level if one in self._known):
                return found
            level = list(dict.fromkeys(above for one in level for above in self._above.get(one, ())))
        return ()
