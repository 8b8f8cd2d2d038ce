"""What an item is, told by its classes: the nearest class above them that `classes.tsv` knows decides.

The table's last column says where a class's number and label were seen together: in an entity recorded from Wikidata,
in CoDEx (tsafavi/codex, MIT; facts of Wikidata, CC0 1.0), checked one by one for the starter catalogue, or in several
public repositories. Which type a class has is our own choice.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kg.errors import LinkError
from kg.model import EntityType, Qid

__all__ = ["ROOTS", "Kinds", "Roots", "read_roots"]

ROOTS = Path(__file__).with_name("classes.tsv")
LEFT_OUT = "-"  # in the table: things of this class are not kept
MODELS = frozenset({EntityType.WEAPON, EntityType.VEHICLE})  # of these the classes bear names themselves: "AK-47"
REMEMBERED = 200_000  # classes

Roots = Mapping[Qid, EntityType | None]  # None: left out
Above = Callable[[Qid], Sequence[Qid]]


def read_roots(path: Path = ROOTS) -> Roots:
    """The known classes in the table's order, each with its type; None for those whose things are left out."""
    try:
        header, *lines = path.read_text(encoding="utf-8").splitlines()
        rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
        return {Qid(row["class"]): _type(row["type"]) for row in rows}
    except OSError as error:
        raise LinkError(f"{path}: the table of classes cannot be read: {error.strerror}") from error
    except (ValueError, KeyError) as error:
        raise LinkError(
            f"{path}: not a table of classes: give the columns `class` and `type`, and in `type` one of "
            f"{', '.join(EntityType)} or {LEFT_OUT} ({error})"
        ) from error


def _type(cell: str) -> EntityType | None:
    return None if cell == LEFT_OUT else EntityType(cell)


class Kinds:
    """Types of items, over a table of known classes and what lies above the others."""

    def __init__(self, roots: Roots, above: Above) -> None:
        """`above` gives a class's superclasses (P279)."""
        self._roots = roots
        self._above = above
        self._order = {root: place for place, root in enumerate(roots)}
        self._nearest = lru_cache(maxsize=REMEMBERED)(self._search)

    def type_of(self, classes: Iterable[Qid], superclasses: Iterable[Qid]) -> EntityType | None:
        """The type that the first class with a known one above it gives; None when it is left out or none is known.

        An item without such a class may be a model, told by its superclasses: "AK-47" is a kind of assault rifle.
        """
        roots = (root for root in map(self._nearest, classes) if root)
        if (root := next(roots, None)) is not None:
            return self._roots[root]
        models = (self._roots[root] for root in map(self._nearest, superclasses) if root)
        return next((type_ for type_ in models if type_ in MODELS), None)

    def _search(self, start: Qid) -> Qid | None:
        """The known class that is nearest above, itself included; of those equally near the first in the table."""
        level, seen = [start], {start}
        while level:
            if known := [one for one in level if one in self._roots]:
                return min(known, key=self._order.__getitem__)
            level = [one for one in dict.fromkeys(up for one in level for up in self._above(one)) if one not in seen]
            seen.update(level)
        return None
