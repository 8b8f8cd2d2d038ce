"""One event once: which mentions of an article are about the same event."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.events.found import Filler, Found, without_repeats
from kg.extract.reading import Reading
from kg.extract.syntax import is_definite
from kg.extract.tokens import Token
from kg.model import Status

REACH = 5  # sentences that a bare "the attack" looks back over
DOERS = ("perpetrator", "agent")
SUFFERERS = ("victim", "target", "patient")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one event, in text order, and the doers named for it elsewhere."""

    mentions: tuple[Found, ...]
    named: tuple[Filler, ...] = ()

    def role(self, *names: str) -> list[Filler]:
        """The fillers of those roles over all mentions."""
        return [filler for found in self.mentions for filler in found.role(*names)]


class Identity:
    """Tells whether a mention takes up an event already told."""

    def __init__(self, reading: Reading) -> None:
        """Number the sentences and note the dates of `reading`."""
        self._reading = reading
        self._sentence = {sent.start: number for number, sent in enumerate(reading.doc.sents)}
        self._days = {
            token.i: time.moment.edtf
            for time in reading.extraction.times
            if time.moment.edtf
            for token in reading.tokens(time.span) or ()
        }

    def clusters(self, found: Sequence[Found]) -> list[Cluster]:
        """The mentions put together; an anaphor without an event to take up is left out."""
        clusters: list[Cluster] = []
        for one in found:
            at = next((n for n in reversed(range(len(clusters))) if self._is_same(clusters[n], one)), None)
            if at is not None:
                clusters[at] = Cluster((*clusters[at].mentions, one))
            elif not one.anaphor:
                clusters.append(Cluster((one,)))
        return clusters

    def _is_same(self, cluster: Cluster, later: Found) -> bool:
        first = cluster.mentions[0]
        if not (first.frame.is_a(later.frame.name) or later.frame.is_a(first.frame.name)):
            return False
        if later.anaphor or not self._conflict(cluster, later):
            return self._supported(cluster, later)
        return False

    def _supported(self, cluster: Cluster, later: Found) -> bool:
        if self._shares_victim(cluster, later):
            return True
        near = self._number(later.trigger) - self._number(cluster.mentions[-1].trigger) <= REACH
        single = not _is_plural(later.trigger) and not _is_plural(cluster.mentions[0].trigger)
        if near and single and is_definite(later.trigger) and self._adds_nobody(cluster, later):
            return True
        return self._shares_both(cluster, later)

    def _adds_nobody(self, cluster: Cluster, later: Found) -> bool:
        """A bare "the attack", no more specific than the event it takes up, or one with a known doer or sufferer."""
        ours = {filler.entity or filler.token.lower_ for filler in cluster.role(*DOERS, *SUFFERERS)}
        theirs = {filler.entity or filler.token.lower_ for filler in later.role(*DOERS, *SUFFERERS)}
        more_general = any(one.frame.is_a(later.frame.name) for one in cluster.mentions)
        return more_general and (not theirs or bool(ours & theirs))

    def _shares_victim(self, cluster: Cluster, later: Found) -> bool:
        """A named person is killed or attacked by name twice: once in fact, as a rule."""
        ours = self._names(cluster.role("victim"))
        return bool(ours & self._names(later.role("victim")))

    def _shares_both(self, cluster: Cluster, later: Found) -> bool:
        """The same noun in the singular, with the same named doer or sufferer: "US assassination of …"."""
        same_word = any(
            one.trigger.lemma_.lower() == later.trigger.lemma_.lower() for one in cluster.mentions
        ) and later.trigger.tag_ in {"NN", "NNP"}
        doers = self._names(cluster.role(*DOERS)) & self._names(later.role(*DOERS))
        sufferers = self._names(cluster.role(*SUFFERERS)) & self._names(later.role(*SUFFERERS))
        return same_word and bool(doers or sufferers) and not _has_article(later.trigger)

    def _conflict(self, cluster: Cluster, later: Found) -> bool:
        if (cluster.mentions[0].status is Status.ASSERTED) != (later.status is Status.ASSERTED):
            return True
        days = {day for one in cluster.mentions for day in self._day(one)}
        if days and self._day(later) and not days & self._day(later):
            return True
        if self._shares_victim(cluster, later):
            return False
        return any(self._differ(cluster.role(*roles), later.role(*roles)) for roles in (DOERS, SUFFERERS, ("place",)))

    def _differ(self, ours: Sequence[Filler], theirs: Sequence[Filler]) -> bool:
        """Whether both are known and share nothing: by entity, else by numeral."""
        here, there = self._names(ours), self._names(theirs)
        if here and there:
            return not here & there
        return bool(_numbers(ours) and _numbers(theirs) and not _numbers(ours) & _numbers(theirs))

    def _names(self, fillers: Sequence[Filler]) -> set[str]:
        """The named entities among fillers; a name without an entity stands for itself."""
        names = set()
        for filler in fillers:
            entity = self._reading.entity(filler.entity)
            if entity is not None and entity.named:
                names.add(str(entity.id))
            elif entity is None and filler.token.pos_ == "PROPN":
                names.add(filler.token.lower_)
        return names

    def _day(self, found: Found) -> set[str]:
        """The moments of the trigger's own clause."""
        near = [*found.trigger.subtree, *(c for c in found.anchor.children), *_dates_beside(found.anchor)]
        return {self._days[token.i] for token in near if token.i in self._days}

    def _number(self, token: Token) -> int:
        return self._sentence[token.sent.start]


def _dates_beside(verb: Token) -> list[Token]:
    return [noun for prep in verb.children if prep.dep_ == "prep" for noun in prep.children]


def _numbers(fillers: Sequence[Filler]) -> set[str]:
    return {child.lower_ for filler in fillers for child in filler.token.children if child.dep_ == "nummod"}


def _has_article(token: Token) -> bool:
    return any(child.lower_ in {"a", "an", "another"} for child in token.children if child.dep_ == "det")


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"}


def merged(cluster: Cluster) -> Found:
    """The cluster as one mention: the most specific frame, the fullest mention's words, everybody's fillers."""
    fullest = max(cluster.mentions, key=lambda one: (not one.anaphor, len(one.fillers), -one.trigger.i))
    frame = max((one.frame for one in cluster.mentions), key=lambda frame: len(frame.classes))
    own = [filler for one in cluster.mentions for filler in one.fillers]
    fillers = without_repeats([*own, *cluster.named])
    return replace(fullest, frame=frame, fillers=fillers)
