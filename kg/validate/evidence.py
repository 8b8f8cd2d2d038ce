"""Opens the article again, to see whether every piece of evidence still stands where the graph says."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from kg.model import Article, Report, Violation
from kg.schema.graphs import Nodes, read_graph
from kg.schema.vocabulary import KG, RDF, RDF_TYPE, RDFS_LABEL
from kg.validate.sentences import sentence_of

_SHAPE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of node that stands on words: where its offsets, its copy of the words and its name are kept."""

    mark: NamedNode
    begin: NamedNode
    end: NamedNode
    copy: NamedNode
    called: str


_PASSAGE = _Kind(mark=KG.Passage, begin=KG.begin, end=KG.end, copy=KG.words, called="the passage")
_SENTENCE = _Kind(mark=KG.Sentence, begin=KG.begin, end=KG.end, copy=KG.quote, called="the sentence")
_CLAIM = _Kind(mark=KG.Claim, begin=KG.begin, end=KG.end, copy=KG.content, called="the content")


def verify(file: Path, article: Article) -> tuple[Report, int]:
    """What no longer stands in the article, each fact named, and how many pieces of evidence were checked."""
    nodes = Nodes(read_graph(file))
    broken = {
        node: flaw
        for kind in (_PASSAGE, _SENTENCE, _CLAIM)
        for node in nodes.having(RDF_TYPE, kind.mark)
        if (flaw := _flaw(nodes, node, kind, article.text))
    }
    found = [*_changed_text(nodes, article), *_broken_facts(nodes, broken), *_broken_words(nodes, broken)]
    checked = sum(1 for _ in nodes.having(KG.evidence)) + sum(1 for _ in nodes.having(KG.refersTo))
    return Report(violations=tuple(found)), checked


def _changed_text(nodes: Nodes, article: Article) -> Iterator[Violation]:
    """The hash tells of any change, even one outside every quote; a graph without an article is no evidence."""
    documents = list(nodes.having(KG.textSha256))
    if not documents:
        yield Violation(node="", shape=_SHAPE, message="The graph names no article whose text could be compared.")
    for document in documents:
        told = nodes.one(document, KG.textSha256)
        if told != article.text_sha256:
            message = f"The text of {article.source} is not the one the graph was made from: its SHA-256 differs."
            yield Violation(node=document, shape=_SHAPE, message=message)


def _flaw(nodes: Nodes, node: str, kind: _Kind, text: str) -> str | None:
    """What is wrong with a node's words, or None."""
    begin, end = _number(nodes.one(node, kind.begin)), _number(nodes.one(node, kind.end))
    if begin is None or end is None or not begin < end <= len(text):
        return f"{kind.called} [{begin}, {end}) lies outside the text"
    there, copy, seal = text[begin:end], nodes.one(node, kind.copy), nodes.one(node, KG.sha256)
    if copy is not None and copy != there:
        return f"{kind.called} “{_short(copy)}” no longer stands at [{begin}, {end})"
    if seal is not None and seal != hashlib.sha256(there.encode("utf-8", "surrogatepass")).hexdigest():
        return f"{kind.called} at [{begin}, {end}) has changed"
    return None


def _broken_facts(nodes: Nodes, broken: dict[str, str]) -> Iterator[Violation]:
    """Every fact that rests on a broken passage, or on one in a broken sentence."""
    for fact in nodes.having(KG.evidence):
        passages = nodes.all(fact, KG.evidence)
        sentences = (sentence for passage in passages for sentence in nodes.all(passage, KG.sentence))
        flaw = next((broken[ground] for ground in (*passages, *sentences) if ground in broken), None)
        if flaw:
            yield _violation(nodes, fact, flaw)


def _broken_words(nodes: Nodes, broken: dict[str, str]) -> Iterator[Violation]:
    """Mentions and claims whose own words are broken."""
    own = (*nodes.having(KG.refersTo), *nodes.having(RDF_TYPE, KG.Claim))
    yield from (_violation(nodes, node, broken[node]) for node in own if node in broken)


def _violation(nodes: Nodes, node: str, flaw: str) -> Violation:
    message = f"{_name(nodes, node)}: {flaw}."
    return Violation(node=node, shape=_SHAPE, message=message, sentence=sentence_of(nodes, node))


def _name(nodes: Nodes, node: str) -> str:
    """What a node is called: its label, a statement in words, or what it refers to."""
    subject = nodes.one(node, RDF.subject)
    if subject is not None:
        predicate = (nodes.one(node, RDF.predicate) or "").rpartition("#")[2]
        return f"{_label(nodes, subject)} – {predicate} – {_label(nodes, nodes.one(node, RDF.object))}"
    about = (nodes.one(node, term) for term in (KG.refersTo, KG.linkOf, KG.countOf, KG.wordingOf, KG.holder))
    return _label(nodes, next((one for one in about if one), node))


def _label(nodes: Nodes, node: str | None) -> str:
    found = (nodes.one(node, term) for term in (RDFS_LABEL, KG.edtf, KG.content))
    return next((label for label in found if label), node or "?")


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdigit() else None


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"  # noqa: PLR2004  # a line of a terminal holds no more
