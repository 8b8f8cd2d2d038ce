"""Whether two mentions of events can be about one event: by status, day, place, people and figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.events.found import Filler, Found
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import EntityType, Moment, Status

DOERS = ("perpetrator", "agent")
SUFFERERS = ("victim", "target", "patient")
PLACES = ("place",)
SITES = frozenset({EntityType.PLACE, EntityType.FACILITY})
# Times after these words are not when the event itself was: "the deadliest attack since 2022".
BACKGROUND = frozenset({"since", "before", "after", "following", "than", "until", "from", "for"})


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one event, in text order, and the doers named for it elsewhere."""

    mentions: tuple[Found, ...]
    named: tuple[Filler, ...] = ()

    def role(self, *names: str) -> list[Filler]:
        """The fillers of those roles over all mentions."""
        return [filler for found in self.mentions for filler in found.role(*names)]


class Agreement:
    """What an article tells of its events' days, places and people, to tell events apart."""

    def __init__(self, reading: Reading) -> None:
        """Note the dates of `reading`."""
        self._reading = reading
        self._days: Mapping[int, Moment] = {
            token.i: time.moment
            for time in reading.extraction.times
            if time.moment.earliest and time.moment.latest
            for token in reading.tokens(time.span) or ()
        }

    def conflict(self, cluster: Cluster, later: Found) -> bool:
        """Whether something told of the one cannot be true of the other."""
        if (cluster.mentions[0].status is Status.ASSERTED) != (later.status is Status.ASSERTED):
            return True
        if self._other_day(cluster, later):
            return True
        if self.same_victim(cluster, later):
            return False
        if self._elsewhere(cluster.role("place", "target"), later.role("place", "target")):
            return True
        return any(self._differ(cluster.role(*roles), later.role(*roles)) for roles in (DOERS, SUFFERERS))

    def same_victim(self, cluster: Cluster, later: Found) -> bool:
        """Whether a person named as a victim is named again: one is killed or attacked once, as a rule."""
        return bool(self.names(cluster.role("victim")) & self.names(later.role("victim")))

    def same_day(self, cluster: Cluster, later: Found) -> bool:
        """Whether both have a day of their own, and that is one."""
        theirs = self._moments([later])
        return any(_meet(a, b) for a in self._moments(cluster.mentions) for b in theirs)

    def names(self, fillers: Iterable[Filler]) -> set[str]:
        """The named entities among fillers; a name without an entity stands for itself."""
        names = set()
        for filler in fillers:
            entity = self._reading.entity(filler.entity)
            if entity is not None and entity.named:
                names.add(str(entity.id))
            elif entity is None and filler.token.pos_ == "PROPN":
                names.add(filler.token.lower_)
        return names

    def _other_day(self, cluster: Cluster, later: Found) -> bool:
        ours, theirs = self._moments(cluster.mentions), self._moments([later])
        return bool(ours and theirs) and not any(_meet(a, b) for a in ours for b in theirs)

    def _differ(self, ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool:
        """Whether both are known and share nothing: by entity, else by numeral."""
        here, there = self.names(ours), self.names(theirs)
        if here and there:
            return not here & there
        return any(_count_apart(ours, theirs, role) for role in SUFFERERS)

    def _elsewhere(self, ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool:
        """Whether both have named places without a word in common ("Basra market" lies in "Basra")."""
        here, there = self._place_words(ours), self._place_words(theirs)
        return bool(here and there) and not here & there

    def _place_words(self, fillers: Iterable[Filler]) -> set[str]:
        words: set[str] = set()
        for filler in fillers:
            entity = self._reading.entity(filler.entity)
            if entity is not None and entity.named and entity.type in SITES:
                words.update(entity.label.lower().split())
            elif entity is None and filler.role == "place" and filler.token.pos_ == "PROPN":
                words.add(filler.token.lower_)
        return words

    def _moments(self, mentions: Iterable[Found]) -> list[Moment]:
        """The moments of the triggers' own clauses."""
        return [
            self._days[token.i]
            for found in mentions
            for token in _near(found)
            if token.i in self._days and not _is_background(token, found)
        ]


def _count_apart(ours: Sequence[Filler], theirs: Sequence[Filler], role: str) -> bool:
    """Whether other numbers fill one role: six soldiers here and nine there, but not six killed and two trucks hit."""
    here = numbers(filler for filler in ours if filler.role == role)
    there = numbers(filler for filler in theirs if filler.role == role)
    return bool(here and there) and not here & there


def _near(found: Found) -> Iterator[Token]:
    yield from found.trigger.subtree
    for child in found.anchor.children:
        yield child
        if child.dep_ == "prep":
            yield from child.children


def _is_background(token: Token, found: Found) -> bool:
    """Whether a time stands after "since" and the like, or in a clause of its own."""
    for over in token.ancestors:
        if over in {found.trigger, found.anchor}:
            return False
        if over.lower_ in BACKGROUND or over.pos_ in {"VERB", "AUX"}:
            return True
    return False


def _meet(a: Moment, b: Moment) -> bool:
    """Whether two moments overlap."""
    return (a.earliest or "") < (b.latest or "") and (b.earliest or "") < (a.latest or "")


def numbers(fillers: Iterable[Filler]) -> set[str]:
    """The numerals of fillers, in words or figures as they stand."""
    counted = (child for filler in fillers for child in filler.token.children if child.dep_ == "nummod")
    alone = (filler.token for filler in fillers if filler.token.like_num)
    return {token.lower_ for token in (*counted, *alone)}
