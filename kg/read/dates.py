"""Dates of publication: checked when given, and read from a line that says nothing else."""

import re
from datetime import date, datetime

from kg.errors import ArticleError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
CLOCK = (
    r"(?:[\s,|•·/-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?(?:gmt|utc|[ecmp][sd]?t|bst|cet|cest|ist)\b(?:[+-]\d{1,2}(?::?\d{2})?)?\)?)?)?"
)
DAY = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*)?"
     "|" + MONTH.format("month1") + r"\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{4})"
    + "|" + r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+" + MONTH.format("month2") + r",?\s+(?P<year2>\d{4}))"
)  # fmt: skip
FULL_DATE = re.compile(rf"\b{WEEKDAY}{DAY}\b", re.IGNORECASE)
THEN_UPDATED = r"(?:\s*[\[(|·/–-]?\s*(?:last\s+)?(?:updated?|modified)\b.{0,60})?"
DATE_LINE = re.compile(rf"{CLOCK}[\s,|]*{WEEKDAY}{DAY}{CLOCK}{THEN_UPDATED}", re.IGNORECASE)
PUBLISHED_LINE = re.compile(
    r"(?:first\s+)?(?:published|posted|publication date|date)(?:\s+(?:on|at))?\s*:?\s*"
    rf"{CLOCK}{WEEKDAY}{DAY}{CLOCK}(?P<rest>.{{0,60}})",
    re.IGNORECASE,
)
UPDATED_LINE = re.compile(
    rf"(?:last\s+)?(?:updated|modified|edited)(?:\s+(?:on|at))?\s*:?\s*{CLOCK}{WEEKDAY}{DAY}{CLOCK}", re.IGNORECASE
)


def checked_published(value: str, where: str) -> str:
    """The date or time in ISO 8601's extended form, or an error that shows the form wanted."""
    try:
        return _iso(value.strip())
    except ValueError as error:
        raise ArticleError(
            f"{where}: {value!r} is no ISO date or time: write it like 2020-01-28 or 2020-01-28T10:15:00+00:00"
        ) from error


def _iso(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return datetime.fromisoformat(value).isoformat()  # a time without a zone stays one: nothing is guessed


def is_date_line(line: str) -> bool:
    """Whether a line says when the article was published or updated, and nothing else."""
    return any(pattern.fullmatch(line) for pattern in (DATE_LINE, PUBLISHED_LINE, UPDATED_LINE))


def is_publication_line(line: str) -> bool:
    """Whether a date line says in words that it is one ("Published", "Updated"), so that it can stand anywhere."""
    return any(pattern.fullmatch(line) for pattern in (PUBLISHED_LINE, UPDATED_LINE))


def published_in(line: str) -> str | None:
    """The day that a date line gives as the article's own, as an ISO date; None for a line about an update."""
    found = PUBLISHED_LINE.fullmatch(line) or DATE_LINE.fullmatch(line)
    return _day(found) if found else None


def full_date_in(line: str) -> str | None:
    """The first whole date in a line, as an ISO date."""
    found = FULL_DATE.search(line)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> str | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"]).isoformat()
        which = "1" if found["month1"] else "2"
        month = MONTHS.index(found["month" + which][:3].lower()) + 1
        return date(int(found["year" + which]), month, int(found["day" + which])).isoformat()
    except ValueError:
        return None
