"""Names that the article itself says are one thing's: "X, also known as Y"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.extract.entities.drafts import Name, Page, Place
from kg.model import EntityType

LONGEST_PHRASE = 6
MARKS = frozenset({",", "(", "[", '"', "“", "'", "the", "-", "–", "—"})


def stated(
    page: Page, names: Sequence[Name], types: Mapping[str, EntityType], keys: Mapping[Place, str]
) -> Mapping[Place, str]:
    """The keys, with those made one that an alias phrase joins."""
    one: dict[tuple[EntityType, str], str] = {}
    for name, after in pairwise(names):
        kind = types[name.key]
        if types[after.key] is kind and _is_alias(page, name, after):
            one[kind, keys[after.start, after.end]] = keys[name.start, name.end]
    if not one:
        return keys
    kinds = {(name.start, name.end): types[name.key] for name in names}
    return {place: one.get((kinds[place], key), key) for place, key in keys.items()}


def _is_alias(page: Page, name: Name, after: Name) -> bool:
    if not 1 < after.start - name.end <= LONGEST_PHRASE:
        return False
    between = (word for word in page.lower[name.end : after.start] if word not in MARKS)
    return " ".join(between) in page.lexicon.alias_phrases
