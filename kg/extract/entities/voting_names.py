"""What is told of a name over the whole article to those who vote on it."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.extract.entities.drafts import Name
from kg.extract.entities.types import WITNESSES
from kg.extract.entities.voting_candidates import Ballot, Candidate, name_head

STEPS = (0.6, 1.6, 4.0)  # between slight, some, good and strong votes of the rules' witnesses
OFTEN = 3


class NamesTold:
    """Tells the features of the names of one page."""

    def __init__(self, ballot: Ballot) -> None:
        """Gather by each name's key what its witnesses say, where it stands, and the longer names with it."""
        self.ballot = ballot
        self.at = {i: name for name in ballot.names for i in range(name.start, name.end)}
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.places: dict[str, set[str]] = defaultdict(set)
        self.times: Counter[str] = Counter()
        self.known: dict[str, str] = {}
        for name in ballot.names:
            self._note(name)
        self.longer: dict[str, set[str]] = defaultdict(set)
        for key in self.votes:
            self._note_parts(key)

    def _note(self, name: Name) -> None:
        page = self.ballot.page
        self.times[name.key] += 1
        for look in WITNESSES:
            self.votes[name.key].update({kind.value: weight for kind, weight in look(page, name).items()})
        token = page.doc[name_head(page, name)]
        self.places[name.key] |= {token.dep_, f"{token.head.lemma_.lower()} {token.dep_}"}
        if token.dep_ == "pobj":
            self.places[name.key].add(f"{token.head.head.lemma_.lower()} {token.head.lower_}")

    def _note_parts(self, key: str) -> None:
        """Tell each word of a name of several words what the whole is, and where in it the word stands."""
        words = key.split()
        kind = self._type(key)
        for i, word in enumerate(words) if len(words) > 1 else ():
            where = "last" if i == len(words) - 1 else ("first" if i == 0 else "middle")
            self.longer[word].add(f"{kind} {where}")

    def _type(self, key: str) -> str:
        return self.ballot.types[key].value if key in self.ballot.types else "-"

    def of(self, one: Candidate) -> Iterator[str]:
        """The features of the name that heads a candidate."""
        name = self.at.get(one.head)
        if name is None:
            yield "name:-"
            return
        key, votes = name.key, self.votes[name.key]
        yield f"name:{self._type(key)}"
        yield f"guess:{name.guess}"
        yield f"edges:{min(name.start - one.start, 2)} {name.end == one.end}"
        yield f"known:{self._known(name)}"
        yield f"times:{min(self.times[key], OFTEN)}"
        yield from (f"vote:{kind}{_step(weight)}" for kind, weight in votes.items())
        yield f"most:{max(votes, key=lambda kind: (votes[kind], kind)) if votes else '-'}"
        yield from (f"stands:{place}" for place in self.places[key])
        yield from (f"part:{whole}" for whole in self.longer.get(key, ()))

    def _known(self, name: Name) -> str:
        if name.key not in self.known:
            types = self.ballot.gazetteer(self.ballot.page.text(name.start, name.end))
            self.known[name.key] = ",".join(sorted(types))
        return self.known[name.key]


def _step(weight: float) -> int:
    return sum(weight >= step for step in STEPS)
