"""Whose name a person's name is: a surname is the nearest earlier bearer's; two full names are two persons."""

from collections.abc import Mapping, Sequence

from kg.extract.entities.drafts import Name, Place
from kg.extract.entities.spelling import core


def persons(names: Sequence[Name], spelled: Mapping[str, str]) -> dict[Place, str]:
    """For each person's name, by its tokens, the key of the fullest name of that person."""
    full = _full_names({name.key for name in names}, spelled)
    keys: dict[Place, str] = {}
    for at, name in enumerate(names):
        bearers = [other.key for other in (*reversed(names[:at]), *names[at:]) if other.key in full]
        found = full.get(name.key) or _bearer(name.key, bearers, full)
        keys[name.start, name.end] = found or spelled.get(name.key, name.key)
    return keys


def _full_names(keys: set[str], spelled: Mapping[str, str]) -> dict[str, str]:
    """Names of several words that are no part of a longer one -> their longest form ("joseph l votel")."""
    longest = sorted((key for key in keys if len(core(key)) > 1), key=lambda key: (-len(core(key)), key))
    full: dict[str, str] = {}
    for key in longest:
        homes = {home for other, home in full.items() if _is_end(key, other) or _spans(key, other)}
        homes |= {full[spelled[key]]} if spelled[key] in full else set()
        if not homes:
            full[key] = full[spelled[key]] = full.get(spelled[key], key)
        elif len(homes) == 1 and core(key)[0] == core(min(homes))[0]:
            full[key] = min(homes)
    return full


def _bearer(key: str, bearers: Sequence[str], full: Mapping[str, str]) -> str | None:
    """The nearest bearer whose name ends so; for a given name, the only bearer."""
    by_end = next((full[other] for other in bearers if _is_end(key, other)), None)
    if by_end is not None:
        return by_end
    given = {full[other] for other in bearers if core(other)[0] == key or _spans(key, other)}
    return next(iter(given)) if len(given) == 1 else None


def _is_end(part: str, whole: str) -> bool:
    few, many = core(part), core(whole)
    return len(few) < len(many) and many[-len(few) :] == few


def _spans(part: str, whole: str) -> bool:
    """Whether it is the name without what stands in the middle."""
    few, many = core(part), core(whole)
    return 1 < len(few) < len(many) and (few[0], few[-1]) == (many[0], many[-1])
