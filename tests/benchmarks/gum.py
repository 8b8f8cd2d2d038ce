"""GUM news (Zeldes 2017, the Georgetown University Multilayer corpus): mentions and coreference of Wikinews articles.

The files are tokens parted by spaces, with nested mentions and links between them; the text is set as print would (see
`gum_read`), a sentence without a full stop (headline, date line) being a paragraph. `published` is not given.

Mentions. GUM marks every noun phrase whole, relative clauses and appositions included, of ten types. Kept are agent
(person and organization, since GUM calls a group of people persons and the contract an organisation), place (our
place and facility) and time (`times`); gold of the other types (abstract, event, object ...) is left out, and so are
bare pronouns.
  strict   same extent and type (rare, as GUM's phrases are longer);
  overlap  any common character, same type, one-to-one, largest share of common characters first.

Coreference. Links coref, ana, cata, appos and pred are one thing; bridging and discourse deixis are not. A predicted
mention meets the gold mention with the same head word (`words.head_span`), one-to-one, largest share of common
characters first; others meet none. A thing mentioned once is no coreference (as in CoNLL 2012).
  coreference      MUC, B3, CEAF-e and their mean over clusters that hold a mention of an agent or place;
  coreference_all  the same over clusters of every type, abstract ones and events too;
  names_only       over predicted names that meet a gold mention: pairs put together; `muc_precision` by links.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.evaluate.coreference import Cluster, muc
from kg.evaluate.spans import Tally
from tests.benchmarks.clusters import Coreferences, grouped, pair_figures
from tests.benchmarks.counting import (
    Count,
    Examples,
    Figures,
    Span,
    has_span,
    items,
    one_to_one,
    overlap,
    pair_spans,
    ratio,
    snippet,
    span_of,
    spans_in,
    unpaired,
)
from tests.benchmarks.documents import Document, Json, folder, inner, safe_id
from tests.benchmarks.gum_read import Marked, read_tsv
from tests.benchmarks.words import PRONOUNS, head_span

KEPT = {"person": "agent", "organization": "agent", "place": "place", "time": "time"}
PREDICTED = {"person": "agent", "organisation": "agent", "place": "place", "facility": "place"}
BACK = {"agent": "organisation", "place": "place"}
TYPES = ("agent", "place", "time")
Clusters = Sequence[Cluster]


def documents(data: Path, split: str) -> list[Document]:  # noqa: ARG001 - see below
    """The articles; each half is a folder of its own, so the split's name changes nothing."""
    root = inner(folder(data, "gum_news"), "tsv")
    found = []
    for path in sorted(root.glob("*.tsv")):
        text, marked = read_tsv(path)
        found.append(Document(id=safe_id(path.stem), text=text, gold=marked))
    return found


def score(documents: Sequence[Document], predictions: Mapping[str, Json], examples: Examples) -> Json:
    """Every figure of the suite."""
    read = [Article(document, predictions.get(document.id)) for document in documents]
    kept, whole = Coreferences(), Coreferences()
    for article in read:
        kept.add(*article.clusters(kept=True))
        whole.add(*article.clusters(kept=False))
        article.note(examples)
    return {
        **score_mentions(read, examples),
        "coreference": kept.figures(),
        "coreference_all": whole.figures(),
        "names_only": names_only(read),
    }


class Article:
    """One article's gold and predicted mentions, and which meets which."""

    def __init__(self, document: Document, prediction: Json | None) -> None:
        """Pair the mentions by head word."""
        self.text = document.text
        self.gold: list[Marked] = document.gold
        self.times = sorted(set(spans_in(items(prediction, "times"))))
        self.mentions = [m for m in items(prediction, "mentions") if has_span(m)]
        self.met = dict(self._pairs())

    def _pairs(self) -> list[tuple[int, int]]:
        heads: dict[Span, list[int]] = {}
        for j, one in enumerate(self.gold):
            heads.setdefault(head_span(self.text, one.span), []).append(j)
        return one_to_one(
            (_share(span_of(m), self.gold[j].span), i, j)
            for i, m in enumerate(self.mentions)
            for j in heads.get(head_span(self.text, span_of(m)), ())
            if overlap(span_of(m), self.gold[j].span) > 0
        )

    def is_pronoun(self, span: Span) -> bool:
        """Whether nothing but a pronoun stands there."""
        return self.text[slice(*span)].lower() in PRONOUNS

    def of_type(self, kind: str) -> tuple[list[Span], list[Span]]:
        """Our spans and gold's of one type, pronouns left out."""
        ours = {span_of(m) for m in self.mentions if PREDICTED.get(str(m.get("type"))) == kind}
        left = sorted(span for span in (self.times if kind == "time" else ours) if not self.is_pronoun(span))
        right = {one.span for one in self.gold if KEPT.get(one.type) == kind and not self.is_pronoun(one.span)}
        return left, sorted(right)

    def member(self, i: int) -> Hashable:
        """What our mention counts as: the gold mention it meets, else itself."""
        return self.met.get(i, ("ours", span_of(self.mentions[i])))

    def clusters(self, *, kept: bool) -> tuple[Clusters, Clusters]:
        """Our clusters and gold's over gold's mentions; `kept` leaves out gold clusters without agent or place."""
        wanted = {one.cluster for one in self.gold if not kept or KEPT.get(one.type) in BACK}
        gold = {j: one.cluster for j, one in enumerate(self.gold) if one.cluster in wanted}
        ours = [
            (str(m.get("entity")), self.member(i))
            for i, m in enumerate(self.mentions)
            if self.met.get(i) is None or self.met[i] in gold
        ]
        return grouped(ours), grouped((cluster, j) for j, cluster in gold.items())

    def named(self) -> list[tuple[int, int]]:
        """Our names that meet a gold mention, with it."""
        return [(i, j) for i, j in sorted(self.met.items()) if self.mentions[i].get("kind") == "name"]

    def note(self, examples: Examples) -> None:
        """Keep what went wrong as lines to read: wrong and missed links between neighbours, and what meets nothing."""
        in_order = sorted(self.met.items(), key=lambda pair: self.gold[pair[1]].span)
        ours: dict[str, int] = {}
        theirs: dict[str, int] = {}
        for i, j in in_order:
            entity, cluster = str(self.mentions[i].get("entity")), self.gold[j].cluster
            before, due = ours.get(entity), theirs.get(cluster)
            if before is not None and self.gold[self.met[before]].cluster != cluster:
                examples.add(f"wrong link of a {self.mentions[i].get('kind')}", self._line(before, i))
            if due is not None and self.mentions[due].get("entity") != self.mentions[i].get("entity"):
                examples.add(f"missed link of a {self.mentions[i].get('kind')}", self._line(due, i))
            ours[entity] = theirs[cluster] = i
        self._note_unmet(examples)

    def _note_unmet(self, examples: Examples) -> None:
        met = set(self.met.values())
        for j, one in enumerate(self.gold):
            if j not in met and KEPT.get(one.type) in BACK and self._is_shared(one):
                kind = "pronoun" if self.is_pronoun(one.span) else "phrase"
                examples.add(f"{kind} of a thing that meets no mention", f"{one.type}: {snippet(self.text, one.span)}")

    def _is_shared(self, one: Marked) -> bool:
        return sum(other.cluster == one.cluster for other in self.gold) > 1

    def _line(self, i: int, j: int) -> str:
        a, b = (self.mentions[k] for k in (i, j))
        return f"{self.text[slice(*span_of(a))]} = {snippet(self.text, span_of(b), 70)}"


def score_mentions(read: Sequence[Article], examples: Examples) -> Json:
    """Mentions by type and in all, strict and overlapping."""
    exact, common = ({kind: Count() for kind in ("micro", *TYPES)} for _ in range(2))
    for article in read:
        for kind in TYPES:
            left, right = article.of_type(kind)
            pairs = pair_spans(left, right)
            for name in ("micro", kind):
                exact[name].pairs(len(set(left) & set(right)), len(left), len(right))
                common[name].pairs(len(pairs), len(left), len(right))
            for j in unpaired(len(right), (j for _, j in pairs)):
                examples.add("missed mention", f"{kind}: {snippet(article.text, right[j])}")
            for i in unpaired(len(left), (i for i, _ in pairs)):
                examples.add("false mention", f"{kind}: {snippet(article.text, left[i])}")
    return {
        name: {kind: row.figures() for kind, row in table.items()}
        for name, table in (("strict", exact), ("overlap", common))
    }


def names_only(read: Sequence[Article]) -> Figures:
    """How right it is to put two names together."""
    counted: list[tuple[Clusters, Clusters]] = []
    links = Tally()
    for number, article in enumerate(read):
        named = article.named()
        ours = grouped((str(article.mentions[i].get("entity")), (number, j)) for i, j in named)
        gold = grouped((article.gold[j].cluster, (number, j)) for _, j in named)
        counted.append((ours, gold))
        links += muc(ours, gold).precise
    return {**pair_figures(counted), "muc_precision": ratio(links.right, links.ours)}


def _share(a: Span, b: Span) -> float:
    return 2 * overlap(a, b) / (a[1] - a[0] + b[1] - b[0])


def oracle(documents: Sequence[Document]) -> Iterator[Json]:
    """The gold itself as a prediction; types that we have not are given as other."""
    for document in documents:
        gold: list[Marked] = document.gold
        yield {
            "source": document.id,
            "text": document.text,
            "mentions": [_mention(document.text, one) for one in gold if one.type != "time"],
            "times": [{"begin": one.span[0], "end": one.span[1], "type": "date"} for one in gold if one.type == "time"],
        }


def _mention(text: str, one: Marked) -> Json:
    words = text[slice(*one.span)]
    kind = "pronoun" if words.lower() in PRONOUNS else "name" if words[:1].isupper() else "nominal"
    return {
        "begin": one.span[0],
        "end": one.span[1],
        "type": BACK.get(KEPT.get(one.type, ""), "other"),
        "kind": kind,
        "entity": one.cluster,
    }
