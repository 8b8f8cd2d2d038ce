"""Terror incidents table 2016-2022: one paragraph with gold dead, injured, perpetrator, country.

dev = rows 1, 3, 5 ... and test = rows 2, 4, 6 ... (counted from 1).

dead / injured: over the rows whose gold number (> 0) stands in the text, in digits or words:
  exact     the largest number the tool gives for that outcome (over all live events) equals the gold number;
  any       some number it gives does;
  answered  it gives a number at all.
A casualty's number is its maximum, or its minimum where there is no maximum; either bound may be the exact one.
perpetrator: the label of some perpetrator's entity (or the argument's text) shares a telling word with the gold name;
over the rows whose text holds such a word (`in_text`) and over all. Telling: not a function word, and not a word such
as "front" or "movement" unless the name has no other; ISIS, ISIL, IS, Daesh and Islamic State are one word.
attack: some live event of the attack, killing or injury family. country: an argument or mention of type place whose
label holds the country's name, over the rows whose text holds it. Gold comes from a table, not from the text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import orjson

from tests.benchmarks.counting import Examples, items, labels, ratio
from tests.benchmarks.documents import Document, Json, folder
from tests.benchmarks.happenings import VIOLENT, arguments, event_families, is_live
from tests.benchmarks.words import numbers_in

COLUMNS = {"killed": "Dead", "injured": "Injured"}
SHOWN = 160
COMMON_WORDS = (
    "the of and a an in for al el group movement army front party state national liberation people's "
    "islamist islamists islamic extremist extremists militants forces brigade brigades organization "
    "province unknown suspected affiliate member members supporter"
)
GENERIC = frozenset(COMMON_WORDS.split())
ISLAMIC_STATE = re.compile(
    r"\b(ISIS|ISIL|IS|Da'?esh|Islamic State)\b(?! of Iraq and)|Islamic State of Iraq and (the )?(Levant|Syria)"
)


def documents(data: Path, split: str) -> list[Document]:
    """Every second row."""
    source = (folder(data, "terror_incidents_wikitable") / "data_terror.js").read_text(encoding="utf-8")
    rows = orjson.loads(source[source.index("[") : source.rindex("]") + 1])
    keep = 1 if split == "dev" else 0
    return [
        Document(id=f"row-{n:03d}", text=row["Description"].strip(), gold=row)
        for n, row in enumerate(rows, 1)
        if n % 2 == keep
    ]


def name_words(name: str) -> set[str]:
    """The telling words of a perpetrator's name."""
    plain = re.sub(r"[’`]", "'", ISLAMIC_STATE.sub(" islamicstate ", name).lower()).replace("-", " ")
    words = {re.sub(r"'s?$|^'", "", word) for word in re.findall(r"[a-z'’]+", plain)}
    words = {word for word in words if len(word) > 1}
    return words - GENERIC or words


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Numbers, perpetrators, attacks and countries."""
    result: Json = {outcome: _numbers(documents, predictions, outcome, examples) for outcome in COLUMNS}
    result["perpetrator"] = _perpetrators(documents, predictions, examples)
    unseen = [document for document in documents if not _sees_attack(predictions.get(document.id))]
    for document in unseen:
        examples.add("no attack found", document.text[:SHOWN])
    seen = len(documents) - len(unseen)
    result["attack_detected"] = {"share": ratio(seen, len(documents)), "rows": len(documents)}
    result["country"] = _countries(documents, predictions)
    return result


def _numbers(documents: Sequence[Document], predictions: Mapping[str, Json], outcome: str, examples: Examples) -> Json:
    n: Counter[str] = Counter()
    for document in documents:
        number = int(document.gold[COLUMNS[outcome]])
        if number <= 0 or number not in numbers_in(document.text):
            continue
        found = _counts_of(predictions.get(document.id), outcome)
        largest = max(found, key=max, default=set())
        n.update(rows=1, answered=bool(found), any=any(number in x for x in found), exact=number in largest)
        if number not in largest:
            examples.add(f"wrong {outcome}", f"{sorted(largest) or None} for {number}: {document.text[:SHOWN]}")
    return {key: ratio(n[key], n["rows"]) for key in ("exact", "any", "answered")} | {"rows": n["rows"]}


def _counts_of(prediction: Json | None, outcome: str) -> list[set[int]]:
    """For each casualty with this outcome, its possible exact numbers."""
    rows = [row for event in items(prediction, "events") if is_live(event) for row in event.get("casualties") or []]
    found = [_bounds(row) for row in rows if row.get("outcome") == outcome]
    return [bounds for bounds in found if bounds]


def _bounds(casualty: Json) -> set[int]:
    given = (casualty.get(key) for key in ("minimum", "maximum"))
    return {int(number) for number in given if isinstance(number, int | float)}


def _perpetrators(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    found = in_text = found_in_text = 0
    for document in documents:
        want = name_words(document.gold["Perpetrator"])
        given = _actors(predictions.get(document.id))
        hit = any(want & name_words(name) for name in given)
        named = bool(want & name_words(document.text))
        found, in_text, found_in_text = found + hit, in_text + named, found_in_text + (hit and named)
        if named and not hit:
            line = f"{document.gold['Perpetrator']} (given: {given}): {document.text[:SHOWN]}"
            examples.add("perpetrator not found", line)
    return {
        "in_text": {"share": ratio(found_in_text, in_text), "rows": in_text},
        "all": {"share": ratio(found, len(documents)), "rows": len(documents)},
    }


def _actors(prediction: Json | None) -> list[str]:
    names = labels(prediction)
    return [
        f"{argument.get('text') or ''} {names.get(str(argument.get('entity')), '')}"
        for event in items(prediction, "events")
        if is_live(event)
        for argument in arguments(event, "perpetrator")
    ]


def _sees_attack(prediction: Json | None) -> bool:
    return any(event_families(event)[1] & VIOLENT and is_live(event) for event in items(prediction, "events"))


def _countries(documents: Sequence[Document], predictions: Mapping[str, Json]) -> Json:
    rows = found = 0
    for document in documents:
        country = document.gold["Country"].lower()
        if country in document.text.lower():
            rows += 1
            found += any(country in place.lower() for place in _places(predictions.get(document.id)))
    return {"share": ratio(found, rows), "rows": rows}


def _places(prediction: Json | None) -> list[str]:
    names = labels(prediction)
    places = [place for event in items(prediction, "events") for place in arguments(event, "place")]
    places += [mention for mention in items(prediction, "mentions") if mention.get("type") == "place"]
    return [f"{place.get('text') or ''} {names.get(str(place.get('entity')), '')}" for place in places]


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction."""
    for document in documents:
        row = document.gold
        numbers = {outcome: int(row[column]) for outcome, column in COLUMNS.items()}
        event = {
            "type": "attack",
            "begin": 0,
            "end": 1,
            "status": "asserted",
            "casualties": [{"outcome": outcome, "minimum": n, "maximum": n} for outcome, n in numbers.items()],
            "arguments": [{"role": "perpetrator", "begin": 0, "end": 1, "text": "", "entity": "e1"}],
        }
        yield {
            "source": document.id,
            "text": document.text,
            "entities": [{"id": "e1", "type": "organisation", "label": row["Perpetrator"]}],
            "mentions": [{"begin": 0, "end": 1, "type": "place", "text": row["Country"]}],
            "events": [event],
        }
