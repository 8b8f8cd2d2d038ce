"""Evidence: where in the text a fact stands, and what found it."""

from dataclasses import dataclass

from kg.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words a fact rests on (`span`), the sentence or line round them, and the finder and rule that read them.

    `confidence` is the share of right answers measured or estimated for the rule, 0 to 1.
    """

    span: Span
    sentence: Span
    finder: str
    rule: str = ""
    confidence: float = 1.0
