"""Events of any tool folded into a few families by the words of their labels."""

import re
from collections.abc import Mapping

from tests.benchmarks.documents import Json

FAMILIES: Mapping[str, re.Pattern[str]] = {
    "killed": re.compile(r"kill|murder|assassinat|execution|massacre|death|\bdie|behead|lynch|homicide"),
    "injured": re.compile(r"injur|wound"),
    "arrest": re.compile(r"arrest|detain|detention|imprison|jail"),
    "protest": re.compile(r"protest|demonstrat|\brally|\briot"),
    "seizure": re.compile(r"kidnap|abduct|hostage|hijack"),
    "attack": re.compile(
        r"attack|bomb|explos|explod|blast|detonat|shelling|shooting|gunfire|ambush|assault|\bair ?raid|"
        r"\braid\b|clash|\bbattle|combat|fighting|stabbing|arson|sabotage|\bsiege|invasion|firefight|"
        r"(air|drone|missile|rocket|artillery|military|naval) ?strike"
    ),
}
VIOLENT = frozenset({"attack", "killed", "injured", "seizure"})


def event_labels(event: Json) -> list[str]:
    """The event's own type first, then its classes, lower case, words parted by spaces."""
    raw = [event.get("type"), *(event.get("classes") or [])]
    return [re.sub(r"[_-]+", " ", str(x)).lower() for x in raw if x]


def event_families(event: Json) -> tuple[str | None, set[str]]:
    """(main family, all families). The main one is read from the event's own type, else from its classes."""
    found = [name for label in event_labels(event) for name, words in FAMILIES.items() if words.search(label)]
    return (found[0] if found else None), set(found)


def is_live(event: Json) -> bool:
    """Not said to have not happened, and not merely imagined."""
    return event.get("status") not in {"negated", "hypothetical"}


def arguments(event: Json, *roles: str) -> list[Json]:
    """The event's arguments in these roles; all, when none is given."""
    return [a for a in event.get("arguments") or [] if isinstance(a, dict) and (not roles or a.get("role") in roles)]
