"""Which claim a stretch of text stands in."""

from bisect import bisect_right
from collections.abc import Iterable

from kg.model import Claim, Span

AS_FAR_BACK = 12  # claims that may begin before a span and still hold it: they nest, but never so deep


class Enclosing:
    """Finds the innermost claim whose content holds a span, in logarithmic time."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        """Order the claims by where their content begins."""
        self.claims = sorted(claims, key=lambda claim: (claim.content.begin, -claim.content.end))
        self._begins = [claim.content.begin for claim in self.claims]

    def of(self, span: Span) -> Claim | None:
        """The innermost claim that `span` lies in the content of, its own cue left out."""
        last = bisect_right(self._begins, span.begin)
        holding = (
            claim
            for claim in reversed(self.claims[max(0, last - AS_FAR_BACK) : last])
            if claim.content.contains(span) and not claim.cue.overlaps(span)
        )
        return min(holding, key=lambda claim: claim.content.end - claim.content.begin, default=None)
