"""What goes between the server and its workers: questions, replies, and how they are packed."""

import struct
from dataclasses import asdict, dataclass
from enum import StrEnum

import orjson

SIZES = struct.Struct(">II")  # bytes of the JSON head, bytes of the body after it


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"
    MALFORMED = "malformed"  # not SPARQL
    REFUSED = "refused"  # SPARQL that is not done here
    UNACCEPTABLE = "unacceptable"  # its kind of answer comes in no form that was asked for
    EXCESSIVE = "excessive"  # more rows, bytes, memory or depth than the limit
    TIMED_OUT = "timed out"
    BUSY = "busy"  # too many questions at a time
    BROKEN = "broken"  # the engine gave up


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query, or an update whose syntax is to be checked, or with `graph` a graph in that media type to be read.

    `results` and `triples` are the media types for either kind of answer, None where the client takes none.
    """

    text: str
    base: str | None = None  # what relative IRIs stand against
    results: str | None = None
    triples: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    update: bool = False
    graph: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer in its media type, or the words that say why there is none."""

    outcome: Outcome
    words: str = ""
    media: str = ""
    body: bytes = b""


def pack(head: object, body: bytes = b"") -> bytes:
    """A frame."""
    packed = orjson.dumps(head)
    return SIZES.pack(len(packed), len(body)) + packed + body


def question_frame(question: Question) -> bytes:
    """The frame of a question."""
    return pack(asdict(question))


def question_of(head: bytes) -> Question:
    """The question in a frame's head."""
    given = orjson.loads(head)
    for name in ("default_graphs", "named_graphs"):
        given[name] = None if given[name] is None else tuple(given[name])
    return Question(**given)


def reply_frame(reply: Reply) -> bytes:
    """The frame of a reply."""
    head = {"outcome": reply.outcome, "words": reply.words, "media": reply.media}
    return pack(head, reply.body)


def reply_of(head: bytes, body: bytes) -> Reply:
    """The reply in a frame."""
    given = orjson.loads(head)
    return Reply(**{**given, "outcome": Outcome(given["outcome"]), "body": body})
