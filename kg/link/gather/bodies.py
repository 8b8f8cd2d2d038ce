"""Rows of public bodies out of npm's name-suggestion-index (BSD-3-Clause), which packs Wikidata's labels."""

import json
import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from kg.link.gather.row import Row

OTHERS = re.compile(r"\b(brand|chain|shop|store|retail|company|bank based|hotel|station|supermarket)\b")
PUBLIC = re.compile(
    r"^[A-Z].*\b(Armed Forces|Army|Air Force|Navy|Coast Guard|Gendarmerie|Federal Police|National Police|"
    r"Police Service|Ministry|United States Department|Intelligence|Red Cross|Red Crescent|Revenue Service|"
    r"Border (Guard|Force|Patrol))\b|^(Ministry|United States|National Police|Federal Police) .*"
)
KNOWN_BY_NEWS = "0.75"  # the prior of those that the news has short names for
MILITARY = ("Armed Forces",)
ORGANIZATION = "organization"


def public_bodies(
    index: Path, wanted: Container[str], nations: re.Pattern[str], classes: Mapping[str, str]
) -> Iterator[Row]:
    """Bodies of state whose label names their country, and those that are wanted by label."""
    told = json.loads(index.read_text(encoding="utf-8"))["wikidata"]
    for item, facts in told.items():
        label = facts.get("label", "")
        asked = label in wanted and not OTHERS.search(facts.get("description", ""))
        if asked or (PUBLIC.search(label) and nations.search(label)):
            kind = "armed forces" if label.endswith(MILITARY) else ORGANIZATION
            yield Row(
                item=item,
                label=label,
                type="organisation",
                classes=(classes[kind],),
                prior=KNOWN_BY_NEWS if asked else "",
                source="name-suggestion-index",
                date="",
            )
