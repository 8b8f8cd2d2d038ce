"""Acronyms and what they stand for: defined in brackets, or the initials of a name in the article."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from kg.extract.entities.drafts import Name, Page
from kg.model import EntityType

SMALL = frozenset({"of", "and", "the", "for", "in", "on", "&", "al", "de", "la"})
SHORTEST_GUESSED = 3
POSSESSIVE = frozenset({"'s", "’s"})
BODIES = frozenset({EntityType.ORGANISATION, EntityType.FACILITY, EntityType.PLACE})


def acronyms(page: Page, names: Iterable[Name], types: Mapping[str, EntityType]) -> dict[str, str]:
    """The key of each acronym -> the key of the name it stands for."""
    bodies = [name for name in names if types[name.key] in BODIES]
    defined = dict(_defined(page, bodies))
    guessed = dict(_guessed(page, bodies))
    return {**guessed, **defined}


def _defined(page: Page, names: list[Name]) -> Iterable[tuple[str, str]]:
    """Acronyms in brackets after their name, or before it: "Name (ABC)" and "ABC (Name)"."""
    for name, after in pairwise(names):
        if not _opens(page, name, after) or not _closed(page, after):
            continue
        if _is_acronym(page, after):
            yield after.key, name.key
        elif _is_acronym(page, name):
            yield name.key, after.key


def spells_acronym(page: Page, name: Name) -> bool:
    """Whether the acronym in brackets after the name is made of its initials."""
    if page.words[name.end : name.end + 1] not in (["("], ["["]) or name.end + 1 == len(page.words):
        return False
    acronym = page.words[name.end + 1]
    return acronym.isupper() and acronym.lower() in {
        _initials(page, name),
        _initials(page, name, SMALL - page.lexicon.articles),
    }


def _opens(page: Page, name: Name, after: Name) -> bool:
    """Whether nothing but a bracket, and a possessive before it, stands between the two."""
    end = name.end + (page.words[name.end] in POSSESSIVE) if name.end < len(page.words) else name.end
    return end + 1 == after.start and page.words[end] in {"(", "["}


def _closed(page: Page, name: Name) -> bool:
    return name.end < len(page.words) and page.words[name.end] in {")", "]", ";", ","}


def _is_acronym(page: Page, name: Name) -> bool:
    word = page.words[name.start]
    return name.end - name.start == 1 and sum(map(str.isupper, word)) >= max(2, len(word) - 2)


def _guessed(page: Page, names: list[Name]) -> Iterable[tuple[str, str]]:
    initials: dict[str, set[str]] = {}
    for name in names:
        if name.end - name.start >= SHORTEST_GUESSED:
            initials.setdefault(_initials(page, name), set()).add(name.key)
    for name in names:
        fits = initials.get(name.key, set())
        if _is_acronym(page, name) and len(name.key) >= SHORTEST_GUESSED and len(fits) == 1:
            yield name.key, min(fits)


def _initials(page: Page, name: Name, but: frozenset[str] = SMALL) -> str:
    words = (w for w in page.words[name.start : name.end] if w[0].isalnum() and w.lower() not in but)
    return "".join(word[0] for word in words).lower()
