"""Terms as Turtle writes them, so that a graph can be made, checked and written without an object a triple.

A term is a string: `event:ambush-1af3`, `<https://example.org/x>`, `"words"`, `7`, `0.8`, `true`, `"x"^^xsd:date`, or
`_:b0`. Terms are compared as strings, so each has one spelling: prefixes of `PREFIXES`, and of the kinds of nodes in a
graph that was minted here, are always used; numbers and truth values stand without quotes.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import UsageError
from kg.schema.vocabulary import KINDS, PREFIXES

Term: TypeAlias = str
Properties: TypeAlias = Mapping[Term, tuple[Term, ...]]
Statements: TypeAlias = Mapping[Term, Properties]  # subject -> predicate -> objects

A: Term = "a"  # how Turtle writes rdf:type
_RDF_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?\d+", re.ASCII),
    _XSD + "decimal": re.compile(r"[+-]?\d*\.\d+", re.ASCII),
    _XSD + "boolean": re.compile(r"true|false"),
}  # what may stand without quotes, by datatype
_SPACES = {space: prefix for prefix, space in PREFIXES.items()}
_LOCAL = re.compile(r"\w[\w-]*", re.ASCII)


@lru_cache(maxsize=16)
def spaces(base: str) -> Mapping[str, str]:
    """Every prefix a graph may use: the fixed vocabularies, and one for each kind of node minted under the base."""
    try:
        NamedNode(base or "urn:none")
    except ValueError as error:
        raise UsageError(f"base {base!r} is no IRI: give one that ends in / # or :") from error
    return {**{kind: f"{base}{kind}/" for kind in sorted(KINDS)}, **PREFIXES}


def minted(kind: str, local: str) -> Term:
    """The term of a node of that kind; what may not stand in a Turtle name is escaped."""
    safe = re.sub(r"(?!\w|[.-])[!-~]", r"\\\g<0>", local)
    return f"{kind}:\\{safe}" if safe.startswith(("-", ".")) else f"{kind}:{safe}"


def literal(value: str) -> Term:
    """A plain string; Turtle's escapes are JSON's."""
    return encode_basestring(value)


def iri(term: Term, prefixes: Mapping[str, str]) -> str:
    """The IRI that a term stands for; a blank node, and a name whose prefix is unknown, stay as they are.

    >>> iri("wd:Q90", PREFIXES)
    'http://www.wikidata.org/entity/Q90'
    """
    if term[0] in "<_":
        return term.strip("<>")
    prefix, _, local = term.partition(":")
    return prefixes.get(prefix, f"{prefix}:") + local.replace("\\", "")


def is_iri(term: Term) -> bool:
    """Whether a term is an IRI: a string or blank node shows so in front, a bare number or truth value has no colon."""
    return term[0] not in '"_' and ":" in term


def lexical(term: Term) -> tuple[str, str]:
    """A literal's written form and its datatype's IRI, "" for a string with a language."""
    if term[0] != '"':
        kind = "boolean" if term in {"true", "false"} else "decimal" if "." in term else "integer"
        return term, _XSD + kind
    words, _, kind = term.rpartition('"')
    value: str = json.loads(words + '"', strict=False) if "\\" in words else words[1:]
    return value, iri(kind[2:], PREFIXES) if kind.startswith("^^") else "" if kind else _XSD + "string"


def statements(triples: Iterable[Triple | Quad]) -> dict[Term, dict[Term, tuple[Term, ...]]]:
    """Triples as terms, by subject and predicate; each stands once."""
    found: dict[Term, dict[Term, dict[Term, None]]] = {}
    for triple in triples:
        predicate = A if triple.predicate.value == _RDF_TYPE else term_of(triple.predicate)
        found.setdefault(term_of(triple.subject), {}).setdefault(predicate, {})[term_of(triple.object)] = None
    return {node: {one: tuple(values) for one, values in known.items()} for node, known in found.items()}


def term_of(thing: object) -> Term:
    """A node or literal of pyoxigraph's as a term."""
    if isinstance(thing, NamedNode):
        return shortened(thing.value)
    if isinstance(thing, Literal):
        return _literal_of(thing)
    return str(thing)


@lru_cache(maxsize=4096)
def shortened(value: str) -> Term:
    """An IRI as a term.

    >>> shortened("http://www.w3.org/2000/01/rdf-schema#label"), shortened("urn:x:y")
    ('rdfs:label', '<urn:x:y>')
    """
    cut = max(value.rfind("#"), value.rfind("/")) + 1
    prefix, local = _SPACES.get(value[:cut]), value[cut:]
    return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else f"<{value}>"


def _literal_of(found: Literal) -> Term:
    kind = found.datatype.value
    if found.language:
        return f"{literal(found.value)}@{found.language}"
    if kind == _XSD + "string":
        return literal(found.value)
    if kind in _BARE and _BARE[kind].fullmatch(found.value):
        return found.value
    return f"{literal(found.value)}^^{shortened(kind)}"


def triples(found: Statements, base: str) -> tuple[Triple, ...]:
    """Statements as pyoxigraph's triples, in their order."""
    return tuple(quad.triple for quad in parse(turtle(found, base), format=RdfFormat.TURTLE))


def turtle(found: Statements, base: str) -> str:
    """Statements as Turtle, with the prefixes that are used."""
    return header(found, base) + paragraphs(found)


def header(found: Statements, base: str) -> str:
    """The prefixes that statements use, sorted, as Turtle declares them."""
    used = _prefixes(found)
    return "".join([f"@prefix {name}: <{space}> .\n" for name, space in sorted(spaces(base).items()) if name in used])


def _prefixes(found: Statements) -> set[str]:
    """What stands before the first colon of names, and of the datatypes of literals."""
    objects = {
        value
        for properties in found.values()
        for values in properties.values()
        for value in values
        if value[-1] != '"'  # as a plain string does, and nothing else
    }
    names = {one if one[0] != '"' else one[one.rfind('"') + 3 :] for one in objects.union(*found.values())}
    return {one.partition(":")[0] for one in names.union(found)}


def paragraphs(found: Statements, indent: str = "") -> str:
    """Statements as Turtle without prefixes, laid out as pyoxigraph does: a node a paragraph, a property a line."""
    between = f" ;\n{indent}\t"
    return "".join(
        [
            f"{indent}{node} {between.join([f'{name} {_list(values)}' for name, values in properties.items()])} .\n"
            for node, properties in found.items()
        ]
    )


def _list(values: tuple[Term, ...]) -> str:
    return values[0] if len(values) == 1 else " , ".join(values)
