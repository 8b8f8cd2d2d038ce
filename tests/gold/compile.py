"""Compiles `sources/*.gold` to `gold.jsonl`, the contract's stand-off format: `python -m tests.gold.compile`."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from kg.model import Article, EntityType, Outcome, ZoneKind
from kg.read import make_reader
from tests.gold.markup import Line, Mark, Source, parse

HERE = Path(__file__).parent

Json = dict[str, object]
TYPES = frozenset(str(kind) for kind in EntityType)
OUTCOMES = frozenset(str(outcome) for outcome in Outcome)
PRONOUN = re.compile(
    r"i|me|my|mine|we|us|ours?|your?|(?:him|her|it)(?:self)?|he|his|she|hers|its|they|the(?:m|irs?)|themselves"
)
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
GOLD = HERE / "gold.jsonl"


class Compiler:
    """Turns one source into the stand-off object of the article it annotates."""

    def __init__(self, source: Source, article: Article) -> None:
        """Take the source, whose text must be the article's as it is read."""
        if source.text.rstrip("\n") != article.text.rstrip("\n"):
            raise ValueError(
                f"{article.id}: the text under the marks is not the article's: {_parting(source, article)}"
            )
        self.source, self.article, self.text = source, article, article.text
        self.entities = {line.fields[0].split()[0]: line.fields[0].split()[1:] for line in self._of("entity")}
        self.body = max((zone.span.end for zone in article.zones if zone.kind is ZoneKind.HEADLINE), default=0)
        self.mentions = list(self._mentions())
        self.triggers: dict[str, list[Json]] = {}
        for mark in self._marks("{"):
            for event in mark.tag.split():
                self.triggers.setdefault(event, []).append(self._at(mark.begin, mark.end))

    def row(self) -> Json:
        """The object of section 3 of the contract."""
        article = self.article
        return {
            "id": article.id,
            "source": article.source,
            "text_sha256": article.text_sha256,
            "text": article.text,
            "title": article.title,
            "published": article.published,
            "language": article.language,
            "mentions": _by_begin(self.mentions),
            "entities": list(self._entities()),
            "times": _by_begin([self._time(mark) for mark in self._marks("<")]),
            "events": _by_begin([self._event(line) for line in self._of("event")]),
            "relations": _by_begin([self._relation(line) for line in self._of("relation")]),
            "claims": sorted((self._claim(line) for line in self._of("claim")), key=lambda row: str(_content(row))),
        }

    def _of(self, word: str) -> Iterator[Line]:
        return (line for line in self.source.lines if line.word == word)

    def _marks(self, sign: str) -> Iterator[Mark]:
        return (mark for mark in self.source.marks if mark.sign == sign)

    def _at(self, begin: int, end: int) -> Json:
        return {"begin": begin, "end": end, "text": self.text[begin:end]}

    def _mentions(self) -> Iterator[Json]:
        for number, mark in enumerate(self._marks("["), 1):
            tag = mark.tag.rstrip("*!")
            if tag in TYPES:
                entity, kind = f"{tag}-{number}", "name" if mark.tag.endswith("!") else "nominal"
                self.entities[entity] = [tag]
            else:
                entity, kind = tag, "nominal" if mark.tag.endswith("*") else "name"
            row = self._at(mark.begin, mark.end)
            kind = "pronoun" if PRONOUN.fullmatch(str(row["text"]).lower()) else kind
            yield {**row, "type": self.entities[entity][0], "kind": kind, "entity": entity}

    def _entities(self) -> Iterator[Json]:
        for entity, (kind, *item) in self.entities.items():
            spoken = [m for m in self.mentions if m["entity"] == entity]
            best = max(spoken, key=lambda m: (m["kind"] == "name", m["kind"] == "nominal"))
            yield {"id": entity, "type": kind, "label": best["text"], "wikidata": item[0] if item else None}

    def _time(self, mark: Mark) -> Json:
        value, _, edtf = mark.tag.partition("=")
        return {
            **self._at(mark.begin, mark.end),
            "type": time_type(value),
            "value": value.removeprefix("set:"),
            "edtf": (None if edtf == "none" else edtf) if edtf else edtf_of(value),
        }

    def _event(self, line: Line) -> Json:
        name, kind, status, date = line.fields
        spots = self.triggers[name]
        trigger = next((spot for spot in spots if int(str(spot["begin"])) >= self.body), spots[0])
        begin = int(str(trigger["begin"]))
        counts = [below for below in line.below if below.word in OUTCOMES]
        roles = [below for below in line.below if below.word not in OUTCOMES]
        return {
            "id": name,
            "type": kind,
            **trigger,
            "mentions": [{"begin": spot["begin"], "end": spot["end"]} for spot in spots],
            "status": status,
            "date": None if date == "-" else date,
            "arguments": _by_begin([self._argument(below, begin) for below in roles]),
            "casualties": _by_begin([self._count(below, begin) for below in counts]),
        }

    def _argument(self, line: Line, near: int) -> Json:
        begin, end = self.find(line.fields[0], near)
        return {"role": line.word, **self._at(begin, end), "entity": self._entity_in(begin, end)}

    def _count(self, line: Line, near: int) -> Json:
        bounds, words = line.fields
        low, dots, high = bounds.partition("..")
        begin, end = self.find(words, near)
        return {
            "outcome": line.word,
            "minimum": int(low) if low else None,
            "maximum": int(high) if high else None if dots else int(low),
            **self._at(begin, end),
        }

    def _relation(self, line: Line) -> Json:
        kind, source, target, words = line.fields
        begin, end = self.find(words, 0)
        return {"type": kind, **self._at(begin, end), "source": source, "target": target}

    def _claim(self, line: Line) -> Json:
        stance, source, cue, content, *via = line.fields
        first, _, last = content.partition(" ... ")
        begin, end = self._content_at(first, last, cue)
        cued = self.find(cue, begin, end)
        spoken = self.find(source, *cued) if source != "-" else None
        return {
            "source": {**self._at(*spoken), "entity": self._entity_in(*spoken)} if spoken else None,
            "cue": self._at(*cued),
            "content": self._at(begin, end),
            "stance": stance,
            "via": via[0].removeprefix("via ") if via else None,
        }

    def _content_at(self, first: str, last: str, cue: str) -> tuple[int, int]:
        """Where a content stands: of several places, the one nearest to a place of its cue."""
        cues = self._places(cue)
        spots = (self.find(first, at) for at in cues)
        begin, end = min(spots, key=lambda spot: min(_gap(at, at + len(cue), spot) for at in cues))
        return begin, self.text.index(last, begin) + len(last) if last else end

    def _places(self, words: str) -> list[int]:
        found = re.finditer(rf"(?<!\w){re.escape(words.partition('#')[0])}(?!\w)", self.text)
        spots = [match.start() for match in found]
        if not spots:
            raise ValueError(f"{self.article.id}: not in the text: {words!r}")
        return spots

    def find(self, words: str, near: int, other: int | None = None) -> tuple[int, int]:
        """Where the words stand nearest to a place (or to the stretch up to `other`); `words#2` is the second place."""
        spots = self._places(words)
        words, _, nth = words.partition("#")
        ends = (near, near if other is None else other)
        begin = spots[int(nth) - 1] if nth else min(spots, key=lambda at: _gap(at, at + len(words), ends))
        return begin, begin + len(words)

    def _entity_in(self, begin: int, end: int) -> object:
        inside = [m for m in self.mentions if begin <= int(str(m["begin"])) and int(str(m["end"])) <= end]
        heads = [m for m in inside if m["type"] != "quantity"] or inside
        widest = max(heads, key=lambda m: len(str(m["text"])), default=None)
        return widest["entity"] if widest else None


def time_type(value: str) -> str:
    """TIMEX3's type that a value speaks of."""
    if value.startswith("set:"):
        return "set"
    if re.match(r"P[\dX]|PT", value):
        return "duration"
    return "time" if "T" in value and "REF" not in value else "date"


def edtf_of(value: str) -> str | None:
    """The same moment in EDTF, or None where it is none (durations, sets, weeks, references)."""
    if re.fullmatch(r"[\dX]{4}(-[\dX]{2}){0,2}", value) and value.count("X") < len(value.replace("-", "")):
        return value
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return f"{found[1]}-{32 + int(found[2])}"
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{found[1]}-{SEASONS[found[2]]}"
    return edtf_of(value.partition("T")[0]) if re.fullmatch(r"[\dX-]{10}T[\w:]+", value) else None


def article_path(name: str) -> Path:
    """The article a source annotates: our own here, or a sample."""
    own = HERE / "articles" / f"{name}.txt"
    return own if own.is_file() else HERE.parent / "samples" / f"{name}.txt"


def compiled() -> str:
    """What `gold.jsonl` must hold: one line a source, in the order of their names."""
    rows = []
    for path in sorted((HERE / "sources").glob("*.gold")):
        article = next(iter(make_reader()([str(article_path(path.stem))])))
        if not isinstance(article, Article):
            raise article
        rows.append(Compiler(parse(path.read_text(encoding="utf-8")), article).row())
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _gap(begin: int, end: int, stretch: tuple[int, int]) -> int:
    return max(stretch[0] - end, begin - stretch[1], 0)


def _by_begin(rows: list[Json]) -> list[Json]:
    return sorted(rows, key=lambda row: (int(str(row["begin"])), int(str(row["end"]))))


def _content(row: Json) -> str:
    content = row["content"]
    return f"{int(content['begin']):09}" if isinstance(content, dict) else ""


def _parting(source: Source, article: Article) -> str:
    pairs = zip(source.text, article.text, strict=False)
    at = next((i for i, (ours, theirs) in enumerate(pairs) if ours != theirs), len(article.text))
    return f"{source.text[at : at + 40]!r} for {article.text[at : at + 40]!r}"


if __name__ == "__main__":
    GOLD.write_text(compiled(), encoding="utf-8")
