"""A word of a Doc, read out of spaCy once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.tokens import Doc, Tokens


class Token:
    """A word and its place in the parse; each exists once, so that one is another if they are the same object."""

    __slots__ = (
        *(
            "children",
            "dep_",
            "doc",
            "ent_type_",
            "head",
            "i",
            "idx",
            "is_punct",
            "is_space",
            "lefts",
            "lemma_",
            "lower_",
        ),
        *("pos_", "rights", "sent", "tag_", "text", "whitespace_"),
    )
    head: "Token"
    sent: "Tokens"

    def __init__(self, doc: "Doc", i: int, strings: Sequence[str], numbers: Sequence[int]) -> None:
        """The word at place `i` of a Doc; its head, sentence and dependents are added when all words are there."""
        self.doc = doc
        self.i = i
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = strings
        self.idx = numbers[0]
        self.whitespace_ = " " if numbers[1] else ""
        self.is_space = numbers[2] == 1
        self.is_punct = numbers[3] == 1
        self.lefts: Sequence[Token] = ()
        self.rights: Sequence[Token] = ()
        self.children: Sequence[Token] = ()

    def __len__(self) -> int:
        """How many characters the word has."""
        return len(self.text)

    def __bool__(self) -> bool:
        """A word is there, however long."""
        return True

    @property
    def subtree(self) -> "Iterator[Token]":
        """The word and all that hangs on it, in order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The word it hangs on, that word's head, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: "Token") -> bool:
        """Whether another word hangs on this one, directly or not."""
        return any(over is self for over in descendant.ancestors)

    def nbor(self, by: int) -> "Token":
        """The word so many places on."""
        return self.doc[self.i + by]

    @property
    def left_edge(self) -> "Token":
        """The first word of its subtree."""
        return self.doc[self.doc.source[self.i].left_edge.i]

    @property
    def right_edge(self) -> "Token":
        """The last word of its subtree."""
        return self.doc[self.doc.source[self.i].right_edge.i]

    @property
    def ent_iob_(self) -> str:
        """Whether it begins ("B") or continues ("I") a named entity."""
        return str(self.doc.source[self.i].ent_iob_)

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or words."""
        return bool(self.doc.source[self.i].like_num)

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(self.doc.source[self.i].is_quote)

    @property
    def is_bracket(self) -> bool:
        """Whether it is a bracket."""
        return bool(self.doc.source[self.i].is_bracket)

    @property
    def is_alpha(self) -> bool:
        """Whether it has letters alone."""
        return self.text.isalpha()

    @property
    def is_lower(self) -> bool:
        """Whether it is in small letters."""
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.text.isupper()
