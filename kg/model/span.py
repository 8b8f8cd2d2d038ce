"""Spans of text: offsets are Unicode code points, half-open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open piece `[begin, end)` of an article's text, in code points."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span."""
        if not 0 <= self.begin < self.end:
            raise ValueError(f"not a span: [{self.begin}, {self.end})")

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.begin : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.begin < other.end and other.begin < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end
