"""Values inside this package: names and mentions before they have an entity, in token numbers."""

from dataclasses import dataclass

from kg.extract.entities.lexicon import Lexicon
from kg.extract.tokens import Doc
from kg.model import EntityType, MentionKind

Place = tuple[int, int]  # a name's first token and the one after its last


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Doc with its words as plain lists, which are much faster to look at than tokens, and the lexicon.

    `sentences` holds the number of each token's sentence.
    """

    doc: Doc
    plain: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    sentences: list[int]
    lexicon: Lexicon

    def text(self, start: int, end: int) -> str:
        """The words of a stretch of tokens as they stand, white space made single."""
        first, last = self.doc[start], self.doc[end - 1]
        return " ".join(self.plain[first.idx : last.idx + len(last)].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A plain name at `[start, end)`, titles and articles left out; `key` is the form in which names are compared.

    `guess` is the pipeline's opinion of its type, if it has one.
    """

    start: int
    end: int
    key: str
    guess: EntityType | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention at `[start, end)` with its head token, before it is known what it is about.

    An `inner` one stands inside another and counts only if it takes up a thing that has a name.
    """

    start: int
    end: int
    head: int
    type: EntityType
    kind: MentionKind
    name: Name | None = None
    plural: bool = False
    noun: str = ""
    inner: bool = False


def page(doc: Doc, lexicon: Lexicon) -> Page:
    """The page of a Doc."""
    return Page(
        doc=doc,
        plain=doc.text,
        words=[token.text for token in doc],
        lower=[token.lower_ for token in doc],
        tags=[token.tag_ for token in doc],
        sentences=[number for number, sentence in enumerate(doc.sents) for _ in range(len(sentence))],
        lexicon=lexicon,
    )


def name_key(words: list[str]) -> str:
    """The form in which names are compared: lower case, hyphens as spaces, no full stops, no article before it."""
    plain = " ".join(words).lower().replace(".", "").replace("-", " ").replace("'", "")
    return " ".join(plain.split()).removeprefix("the ")
