"""Whether an item was there when the article was written: alive, existing, in the office it is said to hold."""

from collections.abc import Iterable

from kg.link.known import HeldPost, Known
from kg.link.queries import Query
from kg.model import EntityType

__all__ = ["timeliness"]

NOTHING_KNOWN = 0.5
NOT_YET, LONG_GONE, GONE, IN_OFFICE, NOT_IN_OFFICE = 0.0, 0.1, 0.4, 1.0, 0.3
THERE = 0.75
GROWN = 15  # years of age before which a person makes no news
REMEMBERED = 60  # years after its end in which a thing is still much spoken of


def timeliness(query: Query, known: Known) -> float:
    """From 0 (not yet there when the article was written) to 1 (in office then); .5 where a date is unknown."""
    now = _year(query.published)
    if now is None:
        return NOTHING_KNOWN
    start, end = _year(known.start), _year(known.end)
    if start is not None and now < start + (GROWN if known.type is EntityType.PERSON else 0):
        return NOT_YET
    if end is not None and end < now:
        return LONG_GONE if end + REMEMBERED < now else GONE
    if query.in_office and known.posts:
        return IN_OFFICE if _holds(known.posts, query.published) else NOT_IN_OFFICE
    return NOTHING_KNOWN if start is None else THERE


def _holds(posts: Iterable[HeldPost], day: str) -> bool:
    """Whether a post with a known beginning is held on a day."""
    return any(post.start and post.start[: len(day)] <= day and not (post.end and post.end < day) for post in posts)


def _year(moment: str) -> int | None:
    """The year of a year, an ISO date or EDTF ("1957-03-11", "-0044", "195X"); None where it has no certain one."""
    before = moment.startswith("-")
    digits = moment.removeprefix("-").partition("-")[0]
    if not digits.isdecimal():
        return None
    return -int(digits) if before else int(digits)
