"""A dump for measuring: the items of a real slice of Wikidata, or a few of our own, then seeded variations of them.

Variations are drawn so that scholarly articles, pages of Wikimedia, other things that an index leaves out, and persons
have the shares that they have in Wikidata; with `--even` each item is varied as often as any other.

`python -m tests.wikidata.generate --items 200000 --out dump.json.gz` (or `.bz2`, or plain); the same seed and source
give the same bytes of JSON.
"""

import argparse
import bz2
import gzip
import json
import random  # noqa: TID251 - seeded: the same dump every time
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.wikidata.kinds import read_roots
from tests.wikidata.entities import ENTITIES, Json

SLICE = Path("../shared/wikidata/slice-recorded.json.gz")
FIRST = 200_000_000  # above every number that Wikidata has given out
KEPT = ("P31", "P279", "P17", "P131", "P625", "P27", "P106", "P39", "P569", "P571")
LANGUAGES = 24  # labels, descriptions and aliases kept of the others
ALIASES = 5  # in a language, at most: some chemicals of the slice have hundreds
BYTES = 11_000  # of an entity, about
ARTICLE, HUMAN = "Q13442814", "Q5"
WIKIMEDIA = {"Q4167836", "Q4167410", "Q13406463", "Q11266439", "Q14204246"}
SHARES = {  # of 117 million items counted early in 2026: 45.2 million articles, 8.6 of Wikimedia's own pages …
    ARTICLE: 0.385,
    "wikimedia": 0.073,
    "left out": 0.18,
    HUMAN: 0.107,
    "other": 0.255,
}
LEFT_OUT = frozenset(root for root, type_ in read_roots().items() if type_ is None)
HASH = re.compile(r'(?<="hash":")([0-9a-f]{40})(?=")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """An entity in pieces: its label's words, and the JSON of each property and language, cut where hashes stand."""

    words: tuple[str, ...]
    labels: dict[str, str]
    descriptions: dict[str, str]
    aliases: dict[str, str]
    claims: dict[str, list[str]]
    sitelinks: dict[str, str]
    share: float


def template_of(entity: Json) -> Template:
    """The pieces of an entity."""
    parts = {
        part: {name: json.dumps(value) for name, value in entity.get(part, {}).items()}
        for part in ("labels", "descriptions", "sitelinks")
    }
    aliases = {name: json.dumps(found[:ALIASES]) for name, found in entity.get("aliases", {}).items()}
    claims = {name: HASH.split(json.dumps(found, separators=(",", ":"))) for name, found in entity["claims"].items()}
    size = sum(len(piece) for pieces in claims.values() for piece in pieces)
    return Template(
        words=tuple(entity.get("labels", {}).get("en", {}).get("value", "").split()),
        aliases=aliases,
        claims=claims,
        share=min(1.0, BYTES * 0.7 / max(1, size)),
        **parts,
    )


def read_items(path: Path) -> list[Json]:
    """The items of a real slice, or, where it is absent, a few of our own."""
    if not path.exists():
        return list(ENTITIES)
    with gzip.open(path, "rb") as lines:
        found = [json.loads(line.strip().rstrip(b",")) for line in lines if len(line) > len("[\r\n")]
    return [entity for entity in found if entity["type"] == "item"]


def entities(items: Sequence[Json], number: int, *, seed: int, even: bool = False) -> Iterator[str]:
    """So many entities, one a line of JSON: the items themselves, for their classes, and variations of them."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    groups: defaultdict[str, list[Template]] = defaultdict(list)
    for entity in items:
        groups["" if even else group_of(entity)].append(template_of(entity))
    names, weights = list(groups), [SHARES.get(name, 1.0) for name in groups]
    words = sorted({word for templates in groups.values() for template in templates for word in template.words})
    yield from (json.dumps(entity, separators=(",", ":")) for entity in items[:number])
    for place in range(number - len(items)):
        templates = groups[chance.choices(names, weights)[0]]
        yield varied(chance.choice(templates), FIRST + place, words, chance)


def group_of(entity: Json) -> str:
    """Which of the shares an item counts to."""
    classes = [
        one["mainsnak"].get("datavalue", {}).get("value", {}).get("id") for one in entity["claims"].get("P31", ())
    ]
    first = next(filter(None, classes), "")
    if first in WIKIMEDIA:
        return "wikimedia"
    if first in {ARTICLE, HUMAN}:
        return str(first)
    return "left out" if first in LEFT_OUT else "other"


def varied(template: Template, number: int, words: Sequence[str], chance: random.Random) -> str:
    """An entity like the template, with a number, a name and hashes of its own and a share of the rest."""
    label = " ".join(word if chance.random() < 0.5 else chance.choice(words) for word in template.words)
    languages = {name for name in template.labels if chance.random() < LANGUAGES / len(template.labels)} | {"en"}
    own = {"en": json.dumps({"language": "en", "value": label})} if label else {}
    sites = {name: text for name, text in template.sitelinks.items() if chance.random() < template.share}
    claims = (
        f'"{name}":{_hashed(pieces, chance)}'
        for name, pieces in template.claims.items()
        if name in KEPT or chance.random() < template.share
    )
    return (
        f'{{"type":"item","id":"Q{number}","labels":{_joined(_only(template.labels, languages) | own)},'
        f'"descriptions":{_joined(_only(template.descriptions, languages))},'
        f'"aliases":{_joined(_only(template.aliases, languages))},'
        f'"claims":{{{",".join(claims)}}},"sitelinks":{_joined(sites)}}}'
    )


def _only(texts: dict[str, str], languages: set[str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if name in languages}


def _joined(texts: dict[str, str]) -> str:
    return "{" + ",".join(f'"{name}":{text}' for name, text in texts.items()) + "}"


def _hashed(pieces: Sequence[str], chance: random.Random) -> str:
    """The pieces with a new hash at each cut, the same for the same: a reference given twice has one hash."""
    new: defaultdict[str, str] = defaultdict(lambda: f"{chance.getrandbits(160):040x}")
    return "".join(new[piece] if place % 2 else piece for place, piece in enumerate(pieces))


def write_dump(out: Path, lines: Iterator[str]) -> int:
    """Write the lines as a dump is written: an array, one entity a line; returns the bytes before compression."""
    size = 0
    with opened(out) as file:
        for place, line in enumerate(lines):
            size += file.write(f"{',' if place else '['}\n{line}".encode())
        size += file.write(b"\n]\n" if size else b"[\n]\n")
    return size


def opened(out: Path) -> gzip.GzipFile | bz2.BZ2File | BinaryIO:
    """The file to write, compressed as its name says."""
    if out.suffix == ".bz2":
        return bz2.open(out, "wb")
    return gzip.open(out, "wb", 6) if out.suffix == ".gz" else out.open("wb")


def main() -> None:
    """Write a dump of the size asked for."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--items", type=int, default=200_000)
    ask.add_argument("--seed", type=int, default=2020)
    ask.add_argument("--even", action="store_true")
    ask.add_argument("--slice", type=Path, default=SLICE)
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    size = write_dump(given.out, entities(read_items(given.slice), given.items, seed=given.seed, even=given.even))
    print(f"{given.items:,} items, {size:,} bytes before compression: {given.out}")  # noqa: T201


if __name__ == "__main__":
    main()
