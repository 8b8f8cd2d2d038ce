"""From marked texts to examples: every candidate span with its features and its class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.annotate import make_annotator
from kg.extract.entities.drafts import page
from kg.extract.entities.finder import ruled
from kg.extract.entities.lexicon import Lexicon, compile_lexicon
from kg.extract.entities.voting_candidates import Ballot, candidates
from kg.extract.entities.voting_features import Told
from kg.extract.entities.voting_network import CLASSES
from kg.extract.tokens import Doc
from kg.link import make_gazetteer
from kg.schema import load_schema
from kg.stages import Annotated, Gazetteer
from kg.train.borders import labels
from kg.train.corpus import Marked

NONE = CLASSES.index("none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A candidate's features, the number of its class, and how much it weighs in training."""

    features: tuple[str, ...]
    kind: int
    weight: float


def make_examples(marked: Sequence[Marked], *, weight: float) -> list[Example]:
    """The examples of all texts, in order."""
    lexicon, gazetteer = compile_lexicon(load_schema()), make_gazetteer()
    annotated = make_annotator()(one.article for one in marked)
    pairs = zip(marked, _ballots(annotated, lexicon, gazetteer), strict=True)
    return [example for one, ballot in pairs for example in _of_text(one, ballot, weight)]


def _ballots(annotated: Iterable[Annotated], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Ballot]:
    for one in annotated:
        yield ruled(page(Doc(one.doc), lexicon), gazetteer)


def _of_text(marked: Marked, ballot: Ballot, weight: float) -> Iterator[Example]:
    told, right = Told(ballot), labels(marked, ballot)
    for one in candidates(ballot):
        kind = right.get((one.start, one.end))
        yield Example(
            features=tuple(sorted(set(told.of(one)))),
            kind=NONE if kind is None else CLASSES.index(kind),
            weight=weight,
        )
