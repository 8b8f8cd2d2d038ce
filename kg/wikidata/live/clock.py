"""The time as a client of the live service sees it, and the pace that it keeps."""

import time
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["SYSTEM_CLOCK", "Clock", "Pace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Seconds since 1970, seconds that never run backwards, and a way to let seconds pass."""

    now: Callable[[], float]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]


SYSTEM_CLOCK = Clock(now=time.time, monotonic=time.monotonic, sleep=time.sleep)


class Pace:
    """Lets one request begin at a time, and no more than so many a second."""

    def __init__(self, rate: float, clock: Clock) -> None:
        """At most `rate` requests a second."""
        self._between = 1 / rate
        self._clock = clock
        self._next = clock.monotonic()

    def wait(self) -> None:
        """Come back when the next request may begin."""
        now = self._clock.monotonic()
        if self._next > now:
            self._clock.sleep(self._next - now)
        self._next = max(now, self._next) + self._between

    def hold(self, seconds: float) -> None:
        """Let no request begin for so long."""
        self._next = max(self._next, self._clock.monotonic() + seconds)
