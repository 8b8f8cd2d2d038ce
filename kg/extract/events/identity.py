"""One event once: which mentions of an article are about the same event."""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.events.agreeing import DOERS, PLACES, SUFFERERS, Agreement, Cluster, numbers
from kg.extract.events.described import bearer, refers
from kg.extract.events.found import Filler, Found, without_repeats
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Span, ZoneKind

__all__ = ["Cluster", "Identity", "merged"]

REACH = 5  # sentences that a bare "the attack" looks back over where it could be several
LEAD = 6  # sentences of the body in which the news of the headline is told again
EFFECT = "effect"
TALK = ("Statement", "Accusation", "Demand", "Denial", "Threat", "Order", "Support", "Investigation")
DETONATED = frozenset({"theme", "subject"})  # where a bomb stands that goes off
NOBODY = frozenset({"no", "neither", "none", "nobody", "no-one"})


class Identity:
    """Tells whether a mention takes up an event already told."""

    def __init__(self, reading: Reading) -> None:
        """Number the sentences of `reading` and find its headline."""
        self._agreement = Agreement(reading)
        self._sentence = {sent.start: number for number, sent in enumerate(reading.doc.sents)}
        zones = reading.extraction.article.zones
        self._headlines: list[Span] = [zone.span for zone in zones if zone.kind is ZoneKind.HEADLINE]
        body = next((zone.span.begin for zone in zones if zone.kind is ZoneKind.BODY), 0)
        self._first = next((n for n, sent in enumerate(reading.doc.sents) if sent.end_char > body), 0)

    def clusters(self, found: Sequence[Found]) -> list[Cluster]:
        """The mentions put together; an anaphor without an event to take up is left out."""
        clusters: list[Cluster] = []
        for one in map(_without_nobody, found):
            at = self._taken_up(clusters, one)
            if at is not None:
                clusters[at] = Cluster((*clusters[at].mentions, one))
            elif not one.anaphor:
                clusters.append(Cluster((one,)))
        return clusters

    def _taken_up(self, clusters: Sequence[Cluster], later: Found) -> int | None:
        """The event that a mention takes up: by grammar, else the one told last that agrees and is meant."""
        kin = sorted((n for n, c in enumerate(clusters) if _are_kin(c, later)), key=lambda n: _last(clusters[n]))
        tied = next((n for n in kin if _is_tied(clusters[n], later)), None)
        if tied is not None:
            return tied
        agreeing = [n for n in kin if later.anaphor or not self._agreement.conflict(clusters[n], later)]
        meant = [n for n in agreeing if _is_as_general(clusters[n], later)]
        for n in reversed(agreeing):
            if self._is_same(clusters[n], later, alone=meant == [n]):
                return n
        return None

    def _is_same(self, cluster: Cluster, later: Found, *, alone: bool) -> bool:
        if self._agreement.same_victim(cluster, later) or self._is_news_of(cluster, later):
            return True
        if self._is_definite(cluster, later) and _adds_nobody(cluster, later):
            return alone or self._is_near(cluster, later)
        return self._shares_both(cluster, later) or _shares_toll(cluster, later) or _shares_people(cluster, later)

    def _is_near(self, cluster: Cluster, later: Found) -> bool:
        return self._number(later.trigger) - self._number(cluster.mentions[-1].trigger) <= REACH

    def _is_definite(self, cluster: Cluster, later: Found) -> bool:
        """Whether a noun is "the attack" or "Tuesday's attack", no more specific than what it takes up."""
        if _goes_on(cluster, later):
            return True
        if not _is_as_general(cluster, later) or not _are_as_many(cluster, later):
            return False
        if later.anaphor or refers(later.trigger):
            return True
        dated = _possessors(later.trigger)
        return bool(dated) and (
            self._agreement.same_day(cluster, later)
            or any(dated & _possessors(one.trigger) for one in cluster.mentions)
        )

    def _is_news_of(self, cluster: Cluster, later: Found) -> bool:
        """Whether the headline's event is told again by the body's first sentences."""
        headlined = all(self._in_headline(one) for one in cluster.mentions)
        if not headlined or self._in_headline(later) or _is_plural(later.trigger):
            return False
        if self._number(later.trigger) - self._first >= LEAD:
            return False
        return not any(later.frame.is_a(name) for name in TALK) or bool(_words(cluster) & _words(Cluster((later,))))

    def _in_headline(self, found: Found) -> bool:
        return any(span.begin <= found.trigger.idx < span.end for span in self._headlines)

    def _shares_both(self, cluster: Cluster, later: Found) -> bool:
        """The same noun in the singular, with the same named doer or sufferer: "US assassination of …"."""
        lemmas = {one.trigger.lemma_.lower() for one in cluster.mentions}
        if later.trigger.lemma_.lower() not in lemmas or later.trigger.tag_ not in {"NN", "NNP"}:
            return False
        name = self._agreement.names
        doers = name(cluster.role(*DOERS)) & name(later.role(*DOERS))
        sufferers = name(cluster.role(*SUFFERERS)) & name(later.role(*SUFFERERS))
        return bool(doers or sufferers) and not _has_article(later.trigger)

    def _number(self, token: Token) -> int:
        return self._sentence[token.sent.start]


def _without_nobody(found: Found) -> Found:
    """The mention without fillers that name nobody ("No group claimed that attack")."""
    kept = tuple(filler for filler in found.fillers if not _is_nobody(filler.token))
    return found if len(kept) == len(found.fillers) else replace(found, fillers=kept)


def _is_nobody(token: Token) -> bool:
    return token.lower_ in NOBODY or any(c.lower_ in NOBODY for c in token.children if c.dep_ in {"det", "neg"})


def _last(cluster: Cluster) -> int:
    return cluster.mentions[-1].trigger.i


def _are_kin(cluster: Cluster, later: Found) -> bool:
    """Whether the frames lie on one line: the event's most specific one and the mention's."""
    frame = max((one.frame for one in cluster.mentions), key=lambda frame: len(frame.classes))
    return frame.is_a(later.frame.name) or later.frame.is_a(frame.name)


def _is_as_general(cluster: Cluster, later: Found) -> bool:
    return any(one.frame.is_a(later.frame.name) for one in cluster.mentions)


def _is_tied(cluster: Cluster, later: Found) -> bool:
    """Whether grammar says that two words are one event: "the bombing was the attack …", "a bomb … exploded"."""
    return any(_are_one(one.trigger, later.trigger) or _same_bomb(one, later) for one in cluster.mentions)


def _same_bomb(one: Found, later: Found) -> bool:
    """Whether one bomb does both: "a bomb exploded, damaging two cars"."""
    bombs = {filler.token for filler in one.role("weapon") if filler.rule in DETONATED}
    return later.trigger.pos_ == "VERB" and any(
        filler.token in bombs for filler in later.role("weapon") if filler.rule in DETONATED
    )


def _are_one(earlier: Token, later: Token) -> bool:
    if later.dep_ == "attr" and later.head.lemma_ == "be":
        return earlier.head == later.head and earlier.dep_ == "nsubj"
    if later.dep_ in {"appos", "dobj"} and later.head == earlier:
        return True  # "the attack, a bombing", "stood trial"
    weapon = earlier.dep_ in {"nsubj", "nsubjpass", "dobj"} and earlier.head == later
    return weapon and later.pos_ == "VERB" and earlier.lemma_.lower() not in {"attack", "raid", "strike"}


def _adds_nobody(cluster: Cluster, later: Found) -> bool:
    """Whether a noun brings no doer or sufferer, one that is known of the event, or the doer that was not yet told."""
    told = [filler for filler in later.role(*DOERS, *SUFFERERS) if not _is_news(filler, later)]
    if not any(filler.role in SUFFERERS for filler in told) and not cluster.role(*DOERS):
        return True
    theirs = _keys(told)
    return not theirs or bool(theirs & _keys(cluster.role(*DOERS, *SUFFERERS, *PLACES)))


def _is_news(filler: Filler, later: Found) -> bool:
    """Whether a filler is what came of the event, by the verb it is the subject of: "the strike destroyed a bridge"."""
    predicate = later.trigger.head
    return filler.rule == EFFECT or (later.trigger.dep_ == "nsubj" and filler.token.head == predicate)


def _keys(fillers: Sequence[Filler]) -> set[str]:
    return {key for filler in fillers for key in (filler.entity, filler.token.lemma_.lower()) if key}


def _words(cluster: Cluster) -> set[str]:
    return _keys(cluster.role(*DOERS, *SUFFERERS, *PLACES, "topic", "recipient"))


def _shares_toll(cluster: Cluster, later: Found) -> bool:
    """Whether deaths or injuries of as many people are told again: "killed 14 people", "the 14 killed"."""
    if later.frame.outcome is None or cluster.mentions[0].frame.outcome is not later.frame.outcome:
        return False
    figures = numbers(cluster.role("victim")) & numbers(later.role("victim"))
    return any(figure not in {"one", "1", "two", "2"} for figure in figures)


def _shares_people(cluster: Cluster, later: Found) -> bool:
    """Whether the same doer does it to the same sufferer again, in a verb."""
    if later.trigger.pos_ != "VERB":
        return False
    doers = _entities(cluster.role(*DOERS)) & _entities(later.role(*DOERS))
    return bool(doers and _entities(cluster.role(*SUFFERERS)) & _entities(later.role(*SUFFERERS)))


def _entities(fillers: Sequence[Filler]) -> set[str]:
    return {str(filler.entity) for filler in fillers if filler.entity is not None}


def _has_article(token: Token) -> bool:
    return any(child.lower_ in {"a", "an", "another"} for child in token.children if child.dep_ == "det")


def _possessors(noun: Token) -> set[str]:
    """As in "saturday" in "Saturday's attack"."""
    return {child.lower_ for child in bearer(noun).children if child.dep_ == "poss"}


def _goes_on(cluster: Cluster, later: Found) -> bool:
    """Whether a bare noun tells that the same goes on: "clashes in La Paz … Fighting broke out at noon"."""
    noun = later.trigger
    bare = noun.tag_ == "NN" and not later.fillers and not any(c.dep_ in {"det", "poss"} for c in noun.children)
    return bare and noun.dep_ == "nsubj" and cluster.mentions[0].frame is later.frame


def _are_as_many(cluster: Cluster, later: Found) -> bool:
    """Whether both are one event or, by the same noun, several: "launched raids … during the raids"."""
    several = [_is_plural(one.trigger) for one in cluster.mentions]
    if not _is_plural(later.trigger):
        return not several[0]
    return all(several) and any(one.trigger.lemma_ == later.trigger.lemma_ for one in cluster.mentions)


def _is_plural(token: Token) -> bool:
    return bearer(token).tag_ in {"NNS", "NNPS"}


def merged(cluster: Cluster) -> Found:
    """The cluster as one mention: the most specific frame, the fullest mention's words, everybody's fillers."""
    if len(cluster.mentions) == 1 and not cluster.named and not _fills_itself(cluster.mentions[0]):
        return cluster.mentions[0]
    fullest = max(cluster.mentions, key=_fullness)
    frame = max((one.frame for one in cluster.mentions), key=lambda frame: len(frame.classes))
    triggers = {one.trigger for one in cluster.mentions}
    own = [filler for one in cluster.mentions for filler in one.fillers if filler.token not in triggers]
    return replace(fullest, frame=frame, fillers=without_repeats([*own, *cluster.named]))


def _fills_itself(found: Found) -> bool:
    return any(filler.token == found.trigger for filler in found.fillers)


def _fullness(found: Found) -> tuple[bool, bool, int, int]:
    """Its own words before an anaphor's, a clause of its own before a participle, then the more fillers."""
    participle = found.trigger.tag_ == "VBG" and found.trigger.dep_ == "advcl"
    return not found.anaphor, not participle, len(found.fillers), -found.trigger.i
