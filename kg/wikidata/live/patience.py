"""How a service is asked until it answers: not too fast, again after a while, and not at all once it is down."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import NoAnswerError
from kg.wikidata.live.clock import Clock, Pace
from kg.wikidata.live.verdict import Data, Later, Refused, Verdict, Wrong

__all__ = ["Manners", "Patience", "QuestionError", "user_agent"]

MOST_FAULTS = 4  # faults found one after the other, and nothing else between them
LONG = 15.0  # seconds of waiting that the user is told of
log = logging.getLogger(__name__)


class QuestionError(NoAnswerError):
    """The service found fault with one question; `code` and `words` are its own."""

    def __init__(self, service: str, code: str, words: str) -> None:
        """Of the service, its name for the fault and its words about it."""
        super().__init__(f"{service} found fault with a question", f"{code}: {words}" if words else code)
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a service is asked. Times are in seconds; `waits` are the pauses between one question's tries.

    `agent` is the User-Agent header, `timeout` how long a silence may be and `whole` how long an answer. A service that
    wants to be left alone for longer than `patience` counts as down; what is down is asked again after `rest`.
    """

    agent: str
    rate: float = 2.0
    timeout: float = 20.0
    whole: float = 60.0
    waits: tuple[float, ...] = (1.0, 4.0)
    patience: float = 120.0
    rest: float = 600.0


def user_agent(version: str, contact: str | None, library: str) -> str:
    """The name that requests bear, in the form that Wikimedia asks for; `library` is "name/version"."""
    reach = "https://w3id.org/dateline/" + (f"; {contact}" if contact else "")
    return f"dateline-kg/{version} ({reach}) {library}"


class Patience:
    """Asks one service; when it does not answer, says so once and lets it rest."""

    def __init__(self, service: str, url: str, *, clock: Clock, manners: Manners) -> None:
        """For the service of that name at `url`."""
        self._service = service
        self._url = url
        self._clock = clock
        self._manners = manners
        self._down: tuple[NoAnswerError, float] | None = None
        self._faults: set[str] = set()
        self._at_fault = 0
        self.pace = Pace(manners.rate, clock)

    def ask(self, once: Callable[[], Verdict]) -> Mapping[str, object]:
        """What `once` brings, tried again after each of the pauses; raises `NoAnswerError` when it brings nothing."""
        if self._down and self._clock.monotonic() < self._down[1]:
            raise self._down[0]
        answer = self._tried(once, self._manners.waits)
        self._down = None
        return answer

    def _tried(self, once: Callable[[], Verdict], waits: Sequence[float]) -> Mapping[str, object]:
        found = once()
        if isinstance(found, Data):
            self._at_fault = 0
            return found.value
        if isinstance(found, Wrong):
            raise self._at(found)
        if isinstance(found, Refused) or not waits or (found.seconds or 0) > self._manners.patience:
            raise self._give_up(found)
        self._hold(waits[0] if found.seconds is None else found.seconds, found.reason)
        return self._tried(once, waits[1:])

    def _hold(self, seconds: float, reason: str) -> None:
        if seconds >= LONG:
            log.warning("kg: %s has no answer yet (%s): waiting for %.0f s", self._service, reason, seconds)
        self.pace.hold(seconds)

    def _at(self, found: Wrong) -> NoAnswerError:
        """Say it, the first time that a fault of its kind is found; who finds fault with everything refuses."""
        self._at_fault += 1
        error = QuestionError(self._service, found.code, found.words)
        if self._at_fault == MOST_FAULTS:
            return self._give_up(Refused(f"{found.code}: {found.words}" if found.words else found.code))
        if error.code not in self._faults:
            self._faults.add(error.code)
            log.warning("kg: %s", error)
        return error

    def _give_up(self, found: Later | Refused) -> NoAnswerError:
        """Remember that the service is down, and until when; who refuses once is not asked again."""
        refused = isinstance(found, Refused)
        advice = "set `contact`, or another address" if refused else "look at the network, or link without it"
        did = "refused" if refused else "did not answer"
        error = NoAnswerError(f"{self._service} {did}", f"{self._url}: {found.reason}: {advice}")
        rest = float("inf") if isinstance(found, Refused) else max(self._manners.rest, found.seconds or 0)
        self._down = error, self._clock.monotonic() + rest
        log.warning("kg: %s", error)
        return error
