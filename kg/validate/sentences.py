"""The sentence of the article that a node of the graph rests on."""

from kg.schema.graphs import Nodes
from kg.schema.vocabulary import KG


def sentence_of(nodes: Nodes, node: str) -> str | None:
    """The quote of the node's evidence, of its own sentence, or of the sentence round its words."""
    grounds = (node, *nodes.all(node, KG.evidence))
    sentences = (sentence for ground in grounds for sentence in (*nodes.all(ground, KG.sentence), ground))
    quotes = (nodes.one(sentence, KG.quote) for sentence in sentences)
    return next((quote for quote in quotes if quote), None) or _round(nodes, node)


def _round(nodes: Nodes, node: str) -> str | None:
    begin = nodes.one(node, KG.begin)
    if begin is None or not begin.isdigit():
        return None
    covering = (
        sentence
        for sentence in nodes.having(KG.quote)
        if _offset(nodes, sentence, "begin") <= int(begin) < _offset(nodes, sentence, "end")
    )
    return nodes.one(next(covering, None), KG.quote)


def _offset(nodes: Nodes, node: str, name: str) -> int:
    value = nodes.one(node, KG(name))
    return int(value) if value and value.isdigit() else -1
