"""Examples of errors to read: what gold has and we missed, and what we gave that gold has not."""

from collections.abc import Iterator, Mapping

from kg.evaluate.spans import Json, Piece, pairs, piece, rows_of

LISTS = {"mentions": "type", "times": "value", "events": "type"}
AROUND = 40


def examples(ours: Mapping[str, Json], gold: Mapping[str, Json], *, number: int) -> Iterator[str]:
    """Up to `number` misses and as many false alarms of each list, spread evenly over the corpus."""
    for name, kind in LISTS.items():
        missed, false = [], []
        for key in sorted(gold):
            text = str(gold[key].get("text", ""))
            left, right = (_spots(one, name, kind) for one in (ours.get(key, {}), gold[key]))
            met = pairs(left, right)
            missed += [_line(key, text, right[j]) for j in range(len(right)) if j not in {b for _, b in met}]
            false += [_line(key, text, left[i]) for i in range(len(left)) if i not in {a for a, _ in met}]
        for title, lines in ((f"missed {name}", missed), (f"false {name}", false)):
            step = max(1, len(lines) // number)
            yield f"== {title}: {len(lines)} in all"
            yield from lines[::step][:number]


def _spots(document: Json, name: str, kind: str) -> list[Piece]:
    rows = (row for row in rows_of(document, name) if row.get("kind") != "pronoun")
    return sorted(found for row in rows if (found := piece(row, str(row.get(kind)))))


def _line(key: str, text: str, spot: Piece) -> str:
    before, after = text[max(0, spot.begin - AROUND) : spot.begin], text[spot.end : spot.end + AROUND]
    return f"{key}: {spot.kind}: " + " ".join(f"{before}[[{text[spot.begin : spot.end]}]]{after}".split())
