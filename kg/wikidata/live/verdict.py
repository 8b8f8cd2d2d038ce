"""What an answer of Wikidata's API comes to: data, "ask again later", or "do not ask again"."""

import email.utils
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC

import orjson

__all__ = [
    "Answer",
    "Data",
    "Later",
    "Refused",
    "Verdict",
    "Wrong",
    "retry_after",
    "shown",
    "verdict",
    "verdict_of_status",
]

TOO_MANY = 60.0  # seconds to wait where a service that was asked too often does not say how long
LAGGING = 5.0  # the least to wait for its copies to catch up
LAG_SHARE = 5  # of a longer lag so many parts are waited for one
BUSY = {408, 425, 500, 502, 503, 504}
CROWDED = {429}
BUSY_CODES = ("maxlag", "readonly", "internal_api_error_")  # how the codes of errors begin that pass by themselves
CROWDED_CODES = ("ratelimited", "actionthrottledtext")
BANNED_CODES = ("blocked", "autoblocked", "readapidenied", "permissiondenied")
SHOWN = 200  # characters of a refusal that are repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer read to its end; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Data:
    """What was asked for."""

    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Later:
    """The service cannot answer now; `seconds` is how long it wants to be left alone, None when it does not say."""

    reason: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """The service will not answer, however often it is asked."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """The service found fault with this one question."""

    code: str
    words: str


Verdict = Data | Later | Refused | Wrong


def verdict(answer: Answer, now: float) -> Verdict:
    """What the answer comes to; `now` is the time it came, in seconds since 1970."""
    wait = retry_after(answer.headers, now)
    by_status = verdict_of_status(answer.status, wait, answer.body)
    if by_status:
        return by_status
    try:
        value = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        return Later("the answer is no whole JSON", wait)
    if not isinstance(value, dict):
        return Later("the answer is no JSON object", wait)
    error = _error(value)
    return _verdict_of_error(error, wait) if error else Data(value)


def verdict_of_status(status: int, wait: float | None, body: bytes) -> Later | Refused | None:
    """What an HTTP status alone comes to; None when the body decides."""
    if status in CROWDED:
        return Later(f"HTTP {status}, asked too often", TOO_MANY if wait is None else wait)
    if status in BUSY:
        return Later(f"HTTP {status}", wait)
    if status == 200:  # noqa: PLR2004 - the one that means well
        return None
    words = shown(body)
    return Refused(f"HTTP {status}: {words}" if words else f"HTTP {status}")


def shown(body: bytes) -> str:
    """The beginning of an answer's body, for people."""
    return " ".join(body[: SHOWN * 4].decode("utf-8", "replace").split())[:SHOWN]


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds that `Retry-After` asks for, as a number or a date; None when it is not there or makes no sense."""
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        seconds = _until(value, now)
    return max(0.0, seconds) if abs(seconds) < float("inf") else None


def _until(date: str, now: float) -> float:
    """Seconds until an HTTP date; not a number when it is none."""
    try:
        when = email.utils.parsedate_to_datetime(date)
    except ValueError:
        return float("nan")
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - now


def _error(value: Mapping[str, object]) -> Mapping[str, object] | None:
    """The error in an answer: alone, or the first of a list."""
    several = value.get("errors")
    found = value.get("error") or (several[0] if isinstance(several, list) and several else None)
    return found if isinstance(found, dict) else None


def _verdict_of_error(error: Mapping[str, object], wait: float | None) -> Verdict:
    code = str(error.get("code", ""))
    words = str(error.get("info") or error.get("text") or error.get("code") or "no reason given")[:SHOWN]
    if code.startswith(CROWDED_CODES):
        return Later(f"{code}: {words}", TOO_MANY if wait is None else wait)
    if code.startswith(BUSY_CODES):
        return Later(f"{code}: {words}", _lag(error, wait) if code == "maxlag" else wait)
    return Refused(f"{code}: {words}") if code.startswith(BANNED_CODES) else Wrong(code, words)


def _lag(error: Mapping[str, object], wait: float | None) -> float:
    """How long to wait for copies that lag behind; the rule is pywikibot's, the least ours."""
    lag = error.get("lag")
    return max(LAGGING, wait or 0.0, lag / LAG_SHARE if isinstance(lag, int | float) else 0.0)
