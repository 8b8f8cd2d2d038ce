"""Wikidata's own service as a source of items: names are searched there, and what it finds is read from there."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.link.book import BookSource
from kg.link.candidates import CandidateItem, looked_up
from kg.link.keys import keys_asked, sound_key
from kg.link.known import Known
from kg.link.names import folded, plain_name
from kg.link.queries import Query
from kg.link.records import RecordBook, TypedRecord, compose_nothing, day_of
from kg.model import Qid
from kg.wikidata.kinds import Roots
from kg.wikidata.live import ClimbedKinds, Hit, QuestionError, WikidataApi

__all__ = ["LiveSource"]

TITLE = "Wikidata's API"
MOST_NAMES = 4  # names of one entity that are searched for: the fullest come first
MOST_VAGUE = 3  # items read that were found by words of their text alone


class LiveSource:
    """A source over the API. It raises `NoAnswerError` when the service does not answer."""

    def __init__(self, api: WikidataApi, roots: Roots) -> None:
        """Over an API; an item whose classes come under none of the known ones is no thing of the news."""
        self._api = api
        self._kinds = ClimbedKinds(roots, self._superclasses)

    @property
    def title(self) -> str:
        """The service's name; what it says changes daily, so each item tells the day on which it was read."""
        return TITLE

    def candidates(self, queries: Sequence[Query]) -> Sequence[tuple[CandidateItem, ...]]:
        """The items that each query's names may mean; things without a name are not asked about."""
        names = dict.fromkeys(name for query in queries if query.named for name in _names(query))
        items = dict.fromkeys(item for name in names for item in self._bearing(name))
        return BookSource(self._book(items), compose_nothing).candidates(queries)

    def known(self, items: Iterable[Qid]) -> Mapping[Qid, Known]:
        """What the service knows of those of the items that it has and that are things of the news."""
        wanted = list(items)
        return self._book(wanted).facts(wanted)

    def _bearing(self, name: str) -> list[Qid]:
        """The items that may bear a name; with "the" before it only where it does without."""
        forms = (list(_likely(name, self._api.search(form))) for form in dict.fromkeys((plain_name(name), name)))
        try:
            return next(filter(None, forms), [])
        except QuestionError:  # the client has said so; the other names of the document may be asked about
            return []

    def _book(self, items: Collection[Qid]) -> RecordBook:
        found = list(self._api.items(items).values())
        types = self._kinds.types_of([one.record for one in found])
        return RecordBook(
            TITLE,
            [
                TypedRecord(record=one.record, type=type_, source=f"Wikidata {day_of(one.at)}")
                for one, type_ in zip(found, types, strict=True)
                if type_
            ],
        )

    def _superclasses(self, classes: Sequence[Qid]) -> dict[Qid, tuple[Qid, ...]]:
        return {asked: found.record.superclasses for asked, found in self._api.items(classes).items()}


def _names(query: Query) -> list[str]:
    """The names to search for, each once however it is written, the fullest first."""
    spelt: dict[str, str] = {}
    for name in (*looked_up(query), *(name for name, _ in query.parted)):
        spelt.setdefault(folded(name), name)
    return list(spelt.values())[:MOST_NAMES]


def _likely(name: str, hits: Sequence[Hit]) -> Iterator[Qid]:
    """The hits that bear the name or one that sounds like it, and the first few of those with its words."""
    yield from (hit.item for hit in hits if not _keys(name).isdisjoint(_keys(hit.name)))
    yield from [hit.item for hit in hits if not hit.name][:MOST_VAGUE]


def _keys(name: str) -> frozenset[str]:
    return frozenset(key for key in (*keys_asked(name), sound_key(name)) if key)
