"""Wikidata's time values as EDTF: as exact as they are known, in the Gregorian calendar, with a year 0."""

from kg.wikidata.layout import Value

__all__ = ["edtf_of"]

DAY, MONTH, YEAR, DECADE, CENTURY = 11, 10, 9, 8, 7  # Wikibase's precisions; finer ones do not occur
JULIAN = "Q1985786"
MOST_DIGITS = 4  # digits of a year that EDTF writes without a "Y" before it


def edtf_of(value: Value) -> str:
    """A time as "2020-01-03", "2020-01", "2020", "202X" or "19XX"; "" where it is vaguer than a century or malformed.

    A day of the Julian calendar is given in the Gregorian one. 44 BC is "-0043", as ISO 8601 counts years.
    """
    precision = int(value.precision or 0)
    year, month, day = _parts(value.time) if value.time else (None, 0, 0)
    if year is None or precision < CENTURY:
        return ""
    if precision >= DAY and month and day:
        julian = value.calendar.endswith(JULIAN)
        year, month, day = _gregorian(year, month, day) if julian else (year, month, day)
        return f"{_year(year)}-{month:02}-{day:02}"
    if precision >= MONTH and month:
        return f"{_year(year)}-{month:02}"
    return _year(year) if precision >= YEAR else _vague(year, precision)


def _parts(time: str) -> tuple[int | None, int, int]:
    """Year (counted with a year 0), month and day of "+2020-01-03T00:00:00Z"; no year when it is not written so."""
    year, *rest = time[1:].partition("T")[0].split("-")
    if len(rest) != 2 or time[0] not in "+-" or not all(part.isdecimal() for part in (year, *rest)):  # noqa: PLR2004
        return None, 0, 0
    month, day = int(rest[0]), int(rest[1])
    if not int(year) or month > 12 or day > 31:  # noqa: PLR2004 - the calendar's own figures
        return None, 0, 0
    return int(year) if time[0] == "+" else 1 - int(year), month, day


def _year(year: int) -> str:
    written = f"{abs(year):04}"
    long = "Y" if len(written) > MOST_DIGITS else ""
    return f"{long}{'-' if year < 0 else ''}{written}"


def _vague(year: int, precision: int) -> str:
    """A decade or century of our era; the year 2000 of a century's value lies in the twentieth."""
    if year <= 0 or year > 9999:  # noqa: PLR2004 - EDTF masks digits of four-digit years
        return ""
    return f"{year // 10:03}X" if precision == DECADE else f"{(year - 1) // 100:02}XX"


def _gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """A day of the Julian calendar in the Gregorian one, by way of the Julian day number (Richards 2013)."""
    shifted = (14 - month) // 12
    years, months = year + 4800 - shifted, month + 12 * shifted - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    turned = number + 1401 + (4 * number + 274277) // 146097 * 3 // 4 - 38
    part = (4 * turned + 3) % 1461 // 4
    day_of = 5 * part + 2
    month_of = (day_of // 153 + 2) % 12 + 1
    return (4 * turned + 3) // 1461 - 4716 + (14 - month_of) // 12, month_of, day_of % 153 // 5 + 1
