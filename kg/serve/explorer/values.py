"""What the explorer's pages show, as values: read from a graph once, then only laid out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """Something to name and link to. `kind` is "person", "place", "event" … or "description" for words alone."""

    iri: str
    label: str
    kind: str = "thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of the article, half-open; `words` and `quote` are "" where the graph keeps offsets only."""

    begin: int
    end: int
    words: str = ""
    quote: str = ""
    quote_begin: int = 0
    kind: str = ""

    @property
    def before(self) -> str:
        """The sentence up to the words."""
        return self.quote[: self.begin - self.quote_begin]

    @property
    def after(self) -> str:
        """The sentence behind the words."""
        return self.quote[self.end - self.quote_begin :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a fact rests on: the words, what read them, and how sure that is ("" where not estimated)."""

    passage: Passage | None = None
    finder: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One fact: subject, role or relation, object, and whose word it is."""

    iri: str
    subject: Ref
    role: str
    filler: Ref
    status: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people hurt; `shown` is the interval in words ("at least 14")."""

    outcome: str
    shown: str
    group: str
    according_to: str
    status: str
    included: bool
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date of an event in EDTF, what it was worked out from, and whose word it is."""

    edtf: str
    basis: str
    status: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim: who says what, how, through whom, and about what."""

    iri: str
    speaker: Ref | None
    speaker_label: str
    speaker_role: str
    via: str
    cue: str
    stance: str
    content: str
    begin: int
    end: int
    about: tuple[Ref, ...]
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event, or one that is only told of, with everything the article says of it; `classes` are IRIs."""

    iri: str
    label: str
    type: str
    classes: tuple[str, ...]
    status: str
    put: tuple[str, ...]
    statements: tuple[Statement, ...]
    counts: tuple[Count, ...]
    dates: tuple[When, ...]
    sayings: tuple[Ref, ...]
    mentions: tuple[Passage, ...]
    ground: Ground

    @property
    def at(self) -> int:
        """Where the article first tells of it."""
        return self.ground.passage.begin if self.ground.passage else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item that an entity might be; `features` are what its score was made of."""

    item: str
    label: str
    score: str
    features: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """A link decision with its homework; `item` is "" where none was taken."""

    item: str
    score: str
    margin: str
    method: str
    reason: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role that somebody holds or held."""

    holder: Ref
    title: str
    organisation: Ref | None
    start: str
    end: str
    ended: bool
    status: str
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A loaded term used of somebody; `user` is who is quoted with it, None where the outlet uses it itself."""

    term: str
    form: str
    neutral: str
    kind: str
    of: Ref | None
    user: Ref | None
    ground: Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity of one article: its names, its item, and where the article mentions it."""

    iri: str
    label: str
    kind: str
    named: bool
    names: tuple[str, ...]
    item: str
    item_label: str
    linking: Linking | None
    mentions: tuple[Passage, ...]

    @property
    def at(self) -> int:
        """Where the article first mentions it."""
        return self.mentions[0].begin if self.mentions else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article's metadata; every field is "" where the graph has none."""

    iri: str
    graph: str
    id: str
    title: str
    publisher: str
    author: str
    issued: str
    language: str
    url: str
    source: str
    sha256: str
    length: int
    evidence_mode: str
    tool: str
    catalogue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that one article's graph says, in the order of its text."""

    document: Document
    events: tuple[Happening, ...]
    things: tuple[Thing, ...]
    sayings: tuple[Saying, ...]
    relations: tuple[Statement, ...]
    posts: tuple[Post, ...]
    wordings: tuple[Wording, ...]
    sentences: tuple[Passage, ...]
