"""Answers one question over a store: parse, refuse, evaluate, write down."""

from textwrap import shorten

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, parse, serialize

from kg.schema.vocabulary import PREFIXES
from kg.serve.engine.forms import RESULTS, TRIPLES, only_used_prefixes
from kg.serve.engine.frames import Outcome, Question, Reply
from kg.serve.engine.sink import MARKS, Sink, TooLargeError, at_most
from kg.serve.engine.words import holds, query_error, stands_at, update_error, without

Found = QuerySolutions | QueryBoolean | QueryTriples
LONGEST = 300  # characters of the parser's words
SERVICE, LOAD, FROM = "service", "load", "from"


def answer(store: Store, question: Question, *, rows: int, size: int) -> Reply:
    """The reply to a question; an answer of more rows or bytes is none."""
    try:
        return _refusal(question) or _done(store, question, rows=rows, size=size)
    except SyntaxError as error:
        return Reply(outcome=Outcome.MALFORMED, words=_words(error))
    except TooLargeError as error:
        return Reply(outcome=Outcome.EXCESSIVE, words=str(error))
    except (ValueError, RuntimeError, OSError) as error:
        return Reply(outcome=Outcome.BROKEN, words=str(error))


def _done(store: Store, question: Question, *, rows: int, size: int) -> Reply:
    if question.graph:
        return _read(question, question.graph, size=size)
    if not question.update:
        return _written(_found(store, question), question, rows=rows, size=size)
    if error := _error(question):
        raise error
    return Reply(outcome=Outcome.ANSWERED)


def _refusal(question: Question) -> Reply | None:
    """The reply to what reaches out to other servers: that is not done here."""
    words = [word for word in (SERVICE, LOAD) if holds(question.text, word)]
    error = _error(question) if words and question.graph is None else None
    if error is None:
        return None
    for word in words:
        if stands_at(question.text, word, error):
            return Reply(outcome=Outcome.REFUSED, words=f"{word.upper()} is not done here: it would call other servers")
    return Reply(outcome=Outcome.MALFORMED, words=_words(error))


def _error(question: Question) -> SyntaxError | None:
    """What the parser says of the text without the words that would call other servers."""
    return (update_error if question.update else query_error)(_local(question.text), question.base)


def _local(text: str) -> str:
    """The text with neither word: what may be parsed without anything being called."""
    return without(without(text, SERVICE), LOAD)


def _found(store: Store, question: Question) -> Found:
    """What the engine finds. The dataset of the request goes before the query's own, and that before the union."""
    chosen = question.default_graphs is not None or question.named_graphs is not None
    default = question.default_graphs or () if chosen else None
    named = question.named_graphs or () if chosen else None
    return store.query(
        question.text,
        base_iri=question.base,
        use_default_graph_as_union=not chosen and not _has_from(question),
        default_graph=None if default is None else [NamedNode(iri) for iri in default],
        named_graphs=None if named is None else [NamedNode(iri) for iri in named],
    )


def _has_from(question: Question) -> bool:
    """Whether the query has a dataset of its own, which the union would silently go before."""
    if not holds(question.text, FROM):
        return False
    return query_error(without(_local(question.text), FROM), question.base) is not None


def _written(found: Found, question: Question, *, rows: int, size: int) -> Reply:
    if isinstance(found, QueryTriples):
        return _graph(found, question.triples, rows=rows, size=size)
    if question.results is None:
        return _unacceptable("rows or a truth value", tuple(RESULTS))
    form = RESULTS[question.results]
    sink = Sink(mark=MARKS[form], rows=rows, size=size)
    found.serialize(sink.file, form)
    return Reply(outcome=Outcome.ANSWERED, media=question.results, body=sink.body)


def _graph(found: QueryTriples, media: str | None, *, rows: int, size: int) -> Reply:
    if media is None:
        return _unacceptable("triples", tuple(TRIPLES))
    sink = Sink(mark=(b"\n", 0), rows=size, size=size)
    serialize(at_most(found, rows), sink.file, format=TRIPLES[media], prefixes=PREFIXES)
    body = only_used_prefixes(sink.body) if TRIPLES[media] is RdfFormat.TURTLE else sink.body
    return Reply(outcome=Outcome.ANSWERED, media=media, body=body)


def _read(question: Question, media: str, *, size: int) -> Reply:
    """The graph that the text is, as N-Triples, which cannot be nested and take no time to read."""
    triples = parse(question.text, format=TRIPLES[media], base_iri=question.base, rename_blank_nodes=True)
    sink = Sink(mark=(b"\n", 0), rows=size, size=size)
    serialize((quad.triple for quad in triples), sink.file, format=RdfFormat.N_TRIPLES)
    return Reply(outcome=Outcome.ANSWERED, media="application/n-triples", body=sink.body)


def _unacceptable(kind: str, offers: tuple[str, ...]) -> Reply:
    words = f"the answer is {kind}: ask for one of {', '.join(offers)} in Accept"
    return Reply(outcome=Outcome.UNACCEPTABLE, words=words)


def _words(error: SyntaxError) -> str:
    """The parser's words on one line: the first of what it expected say enough."""
    return shorten(" ".join(str(error).split()), LONGEST, placeholder=" …")
