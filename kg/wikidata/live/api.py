"""Wikidata's API: names to items, items to what is known of them. Answers are cached; each thing is asked for once."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kg.errors import LinkError, NoAnswerError
from kg.model import Qid
from kg.wikidata.live.cache import AnswerCache, Stored
from kg.wikidata.live.client import Client
from kg.wikidata.live.patience import QuestionError
from kg.wikidata.live.shapes import ITEM, Json, entities_of, hits_of, names_of, titles_of
from kg.wikidata.record import Record, record_of

__all__ = ["Entity", "Found", "Hit", "WikidataApi"]

BATCH = 50  # ids in one request: the service's limit for everybody
HITS = 10
PAGE = 500  # hits of one request: the service's limit for everybody
PROPS = "labels|descriptions|aliases|claims|sitelinks|info"
LONGEST = 250  # characters of a name: labels are no longer
COMMON = {"format": "json", "maxlag": "5"}
NO_LISTS = "-haswbstatement:P31=Q4167410"  # full text would find many a page that only tells namesakes apart
NO_SUCH = "no-such-entity"
_NOT_WORD = re.compile(r"[^\w']+")

log = logging.getLogger(__name__)

Entity = Json  # as a line of the dump


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An item as it stands in Wikidata, what is kept of it, and when it was read, in seconds since 1970."""

    entity: Entity
    record: Record
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An item that a search found, and the name it was found by; "" where its text only has the words."""

    item: Qid
    name: str


class WikidataApi:
    """Searches and reads items, of one service and in some languages."""

    def __init__(self, client: Client, cache: AnswerCache, *, url: str, languages: str = "en|mul") -> None:
        """Over a client and a cache; `url` keeps the answers of different services apart."""
        self._client = client
        self._cache = cache
        self._entity = f"{url} entity {languages} "
        self._search = f"{url} search "
        self._languages = languages

    def search(self, name: str) -> tuple[Hit, ...]:
        """The items with a name that begins with this one; where there is none, those whose text has its words."""
        name = " ".join(name.split())[:LONGEST]
        if not name or not name.isprintable():
            return ()
        key = self._search + name
        stored = self._cache.get([key]) or self._asked([key], lambda: {key: self._searched(name)})
        return tuple(_hits(stored[key].value))

    def items(self, ids: Iterable[Qid]) -> dict[Qid, Found]:
        """What is known of items, by the id asked for, which a merged item's record does not bear; no unknown ones."""
        wanted = {item: self._entity + item for item in ids if ITEM.fullmatch(item)}
        stored = self._cache.get(wanted.values())
        missing = [item for item, key in wanted.items() if key not in stored]
        for begin in range(0, len(missing), BATCH):
            batch = missing[begin : begin + BATCH]
            stored |= self._asked([wanted[item] for item in batch], partial(self._batch, batch))
        return {item: found for item, key in wanted.items() if (found := self._found(stored.get(key)))}

    def of_class(self, kind: Qid, limit: int) -> Iterator[Qid]:
        """Items that bear the class itself, as many as there are or as `limit` says; asked for anew each time."""
        offset = 0
        while offset < limit:
            size = min(PAGE, limit - offset)
            question = _words_question(f"haswbstatement:P31={kind}", size) | {"sroffset": str(offset)}
            answer = self._client.ask(question)
            yield from (Qid(title) for title in titles_of(answer) if ITEM.fullmatch(title))
            offset += size
            if "continue" not in answer:
                return

    def _asked(self, keys: Sequence[str], ask: Callable[[], Mapping[str, object]]) -> dict[str, Stored]:
        """What the service answers now; while it does not, what it answered long ago, if it did so to all of this."""
        try:
            return self._cache.put(ask())
        except NoAnswerError:
            old = self._cache.old(keys)
            if len(old) < len(keys):
                raise
            return old

    def _searched(self, name: str) -> list[tuple[str, str]]:
        return self._by_beginning(name) or self._by_words(name)

    def _by_beginning(self, name: str) -> list[tuple[str, str]]:
        language = {"language": "en", "uselang": "en"}
        question = {"action": "wbsearchentities", "search": name, "type": "item", "limit": str(HITS), **language}
        return hits_of(self._client.ask(COMMON | question))

    def _by_words(self, name: str) -> list[tuple[str, str]]:
        words = _NOT_WORD.sub(" ", name).strip()
        answer = self._client.ask(_words_question(f"{words} {NO_LISTS}", HITS)) if words else {}
        return [(title, "") for title in titles_of(answer)]

    def _batch(self, ids: Sequence[Qid]) -> dict[str, Entity | None]:
        return dict(self._read(ids))

    def _read(self, ids: Sequence[Qid]) -> Iterator[tuple[str, Entity | None]]:
        """(key, record) of each id and of each item that one has been merged into; None for what does not exist."""
        question = {"action": "wbgetentities", "ids": "|".join(ids), "props": PROPS, "languages": self._languages}
        try:
            answer = self._client.ask(COMMON | question)
        except QuestionError as error:
            yield from self._without(error, ids)
            return
        for asked, entity in entities_of(answer):
            known = None if "missing" in entity else entity
            yield from ((self._entity + item, known) for item in names_of(asked, entity))

    def _without(self, error: QuestionError, ids: Sequence[Qid]) -> Iterator[tuple[str, Entity | None]]:
        """The records of a batch that was turned down for an id in it."""
        bad = set(re.findall(r"Q\d+", error.words)) & set(ids)
        if error.code != NO_SUCH or not bad:
            raise error
        yield from ((self._entity + item, None) for item in sorted(bad))
        if rest := [item for item in ids if item not in bad]:
            yield from self._read(rest)

    def _found(self, stored: Stored | None) -> Found | None:
        if stored is None or not isinstance(stored.value, dict):
            return None
        try:
            record = record_of(stored.value, self._languages.split("|"))
        except LinkError as error:
            log.warning("kg: Wikidata gave what cannot be read: %s: left out", error)
            return None
        return Found(entity=stored.value, record=record, at=stored.at) if record else None


def _words_question(words: str, limit: int) -> dict[str, str]:
    search = {"action": "query", "list": "search", "srsearch": words, "srnamespace": "0", "srlimit": str(limit)}
    return COMMON | search


def _hits(value: object) -> Iterator[Hit]:
    """The items that a stored search found."""
    for item, name in value if isinstance(value, list) else ():
        if ITEM.fullmatch(item):
            yield Hit(item=Qid(item), name=name)
