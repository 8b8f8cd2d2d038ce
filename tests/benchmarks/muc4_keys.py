"""MUC-4's messages and answer keys: templates of 25 slots, read as raw lines and folded into one gold a message."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.documents import Document, Json

MONTHS = {
    m: i for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
SLOTS: Mapping[str, str] = {
    "PERP: INDIVIDUAL ID": "perpetrator",
    "PERP: ORGANIZATION ID": "perpetrator",
    "PHYS TGT: ID": "target",
    "HUM TGT: NAME": "victim",
    "HUM TGT: DESCRIPTION": "victim",
    "INCIDENT: INSTRUMENT ID": "weapon",
}
NAMES = tuple(dict.fromkeys(SLOTS.values()))
LINE = re.compile(r"^(\d+)\.\s+([A-Z]+(?: [A-Z]+)*: [A-Z]+(?: [A-Z]+)*)(.*)$")
MESSAGE = re.compile(r"(?m)^((?:DEV-MUC3|TST\d-MUC\d)-\d{4}).*$")
ARTICLES = frozenset({"the", "a", "an"})
Fill = tuple[set[str], bool]  # its strings, and whether it may be missed


def read(texts: Sequence[Path], keys: Sequence[Path]) -> list[Document]:
    """The messages of these files with the gold of their templates."""
    templates: dict[str, list[Json]] = {}
    for path in keys:
        for key, template in _answer_keys(path):
            templates.setdefault(key, []).append(template)
    found = []
    for path in texts:
        parts = MESSAGE.split(path.read_text(encoding="latin-1"))
        for key, text in zip(parts[1::2], parts[2::2], strict=True):
            gold = _gold_of([template for template in templates.get(key, []) if template["slots"]])
            found.append(Document(id=key, text=text.strip(), gold=gold, published=_dateline(text)))
    return found


def normal(text: str) -> str:
    """Lower-case words without articles, punctuation and notes in brackets."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"\[.*?\]", " ", text.lower()))
    return " ".join(word for word in words if word not in ARTICLES)


def merge(fills: Sequence[Fill]) -> list[Fill]:
    """Fills that share a string become one; it is optional only when all of them are."""
    merged: list[Fill] = []
    for fill in fills:
        strings, loose = set(fill[0]), fill[1]
        for other in [m for m in merged if m[0] & strings]:
            merged.remove(other)
            strings, loose = strings | other[0], loose and other[1]
        merged.append((strings, loose))
    return merged


def _dateline(text: str) -> str | None:
    match = re.search(r"\b(\d{1,2}) (\w{3})\w* (8[5-9]|9[0-2])\b", text[:200])
    month = MONTHS.get(match.group(2).lower()) if match else None
    return f"19{match.group(3)}-{month:02d}-{int(match.group(1)):02d}" if match and month else None


def _answer_keys(path: Path) -> Iterator[tuple[str, Json]]:
    """(message id, template) with the raw lines of every filled slot; a fill's alternatives go on after "/"."""
    lines = path.read_text(encoding="latin-1").splitlines()
    blocks: list[list[str]] = [[]]
    for line in (line for line in lines if line.strip() and not line.lstrip().startswith(";")):
        match = LINE.match(line)
        if match and match.group(1) == "0":
            blocks.append([])
        blocks[-1].append(line)
    for block in blocks[1:]:
        value = _value(block[0]).split()
        yield (value[0] if value else ""), _template(block[1:])


def _value(line: str) -> str:
    match = LINE.match(line)
    return match.group(3).strip() if match else line.strip()


def _template(lines: Sequence[str]) -> Json:
    template: Json = {"slots": {}, "optional": False}
    slot = None
    for line in lines:
        match, value = LINE.match(line), _value(line)
        if match and match.group(1) == "1":
            template["optional"], slot = "OPTIONAL" in value, None
        elif match:
            slot = match.group(2)
            if value not in {"", "-", "*"}:
                template["slots"][slot] = [value]
        elif slot is not None:
            _go_on(template["slots"].setdefault(slot, []), value)
    return template


def _go_on(fills: list[str], value: str) -> None:
    if value.startswith("/") and fills:
        fills[-1] += " " + value
    else:
        fills.append(value)


def _gold_of(templates: Sequence[Json]) -> Json:
    fills: dict[str, list[Fill]] = {name: [] for name in NAMES}
    for template in templates:
        for slot, name in SLOTS.items():
            fills[name] += [fill for raw in template["slots"].get(slot, []) if (fill := _fill(raw, template))[0]]
    return {
        "relevant": any(not template["optional"] for template in templates),
        "any": bool(templates),
        "types": [
            ({x.strip() for x in raw.lstrip("?").split("/")}, _is_loose(raw, template))
            for template in templates
            for raw in template["slots"].get("INCIDENT: TYPE", [])
        ],
        "slots": {name: merge(found) for name, found in fills.items()},
        "numbers": _numbers(templates, loose=False),
        "more numbers": _numbers(templates, loose=True),
    }


def _is_loose(raw: str, template: Json) -> bool:
    return bool(template["optional"]) or raw.startswith("?")


def _fill(raw: str, template: Json) -> Fill:
    return {normal(x) for x in re.findall(r'"([^"]*)"', raw)} - {""}, _is_loose(raw, template)


def _numbers(templates: Sequence[Json], *, loose: bool) -> set[int]:
    raws = (
        raw
        for template in templates
        for raw in template["slots"].get("HUM TGT: NUMBER", [])
        if _is_loose(raw, template) is loose
    )
    return {n for raw in raws for n in map(int, re.findall(r"\d+", raw.split(":")[0])) if n > 1}
