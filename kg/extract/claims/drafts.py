"""A claim in the making: its tokens, before they become spans and entities."""

from dataclasses import dataclass

from kg.extract.tokens import Token
from kg.model import Stance

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Cue, content and speaker by tokens; `[begin, end)` is the content. `form` is what the cue took as content.

    `speaker` heads the speaker's noun phrase; `said_by` are its tokens where position, not the parse, gave them.
    """

    cue: tuple[Token, ...]
    begin: int
    end: int
    stance: Stance
    form: str
    speaker: Token | None = None
    said_by: tuple[int, int] | None = None
    via: Token | None = None

    @property
    def verb(self) -> Token:
        """The cue's first word."""
        return self.cue[0]

    def holds(self, index: int) -> bool:
        """Whether the token of that index stands in the content."""
        return self.begin <= index < self.end
