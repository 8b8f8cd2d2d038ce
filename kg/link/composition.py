"""Bodies named by their country: "US military" is the armed forces whose country is the United States."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from kg.link.catalogue import Catalogue
from kg.link.known import Naming
from kg.link.names import plain_name
from kg.model import EntityType, Qid

__all__ = ["Composition"]


class Composition:
    """Finds the one body of a class that a country has, for names made of the country's name and the body's noun."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Over a catalogue's countries and bodies."""
        self._catalogue = catalogue

    def __call__(self, name: str) -> tuple[Naming, ...]:
        """The body that the name is made for; none when no country leads it or the country has not one such body."""
        if name.rpartition(" ")[2].lower().rstrip("'’s") not in self._last:
            return ()
        words = plain_name(name).split()
        for cut in range(1, len(words)):
            body = self._bodies.get(" ".join(words[cut:]).lower())
            if body:
                return self._of(" ".join(words[:cut]), body)
        return ()

    def _of(self, country: str, body: Qid) -> tuple[Naming, ...]:
        found = self._catalogue.named(country)
        countries = {naming.item for naming in found if naming.method in {"demonym", "alias", "name"}}
        items = sorted({item for country in countries for item in self._held.get((country, body), ())})
        one = items if len(items) == 1 else []
        return tuple(Naming(item=item, type=EntityType.ORGANISATION, method="composed") for item in one)

    @cached_property
    def _bodies(self) -> Mapping[str, Qid]:
        return self._catalogue.words("bodies")

    @cached_property
    def _last(self) -> frozenset[str]:
        """The last words of the bodies' nouns, bare of endings: what tells in one look that a name is of none."""
        return frozenset(noun.rpartition(" ")[2].rstrip("s") for noun in self._bodies)

    @cached_property
    def _held(self) -> Mapping[tuple[Qid, Qid], list[Qid]]:
        """(country, class) -> the bodies of that class which the country has."""
        held: defaultdict[tuple[Qid, Qid], list[Qid]] = defaultdict(list)
        classes = set(self._bodies.values())
        for item in self._catalogue.of_classes(classes):
            known = self._catalogue.known(item).item
            for kind in sorted(classes & set(known.classes)):
                if known.country:
                    held[known.country, kind].append(item)
        return held
