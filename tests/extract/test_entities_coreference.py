"""Which descriptions and names of one article are one thing, and which are kept apart."""

import pytest

from tests.conftest import ExtractText

pytestmark = pytest.mark.model


def together(extract_text: ExtractText, text: str, one: str, other: str) -> bool:
    """Whether the first mention that reads `one` and the last that reads `other` are about one entity."""
    found = extract_text(text)
    about = [(mention.span.of(text), mention.entity) for mention in found.mentions]
    first = next(entity for words, entity in about if words == one)
    last = next(entity for words, entity in reversed(about) if words == other)
    return first == last


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Karim Haddad, a 14-year-old boy, was arrested. The boy was released.", "Karim Haddad", "The boy"),
        ("Ann Lee, the founder of Tarnex, left. The founder of it all wept.", "Ann Lee", "the founder of Tarnex"),
        ("Co-founder of Tarnex, Karim Haddad, met Amal Jaber.", "Co-founder of Tarnex", "Karim Haddad"),
        (
            "Prime Minister Karim Haddad met workers. The prime minister left.",
            "Prime Minister Karim Haddad",
            "The prime minister",
        ),
        (
            "The Ministry of Defence spoke. Troops left. The ministry met.",
            "The Ministry of Defence",
            "The ministry",
        ),
        (
            "The Norland Supreme Court ruled. The Supreme Court said no.",
            "The Norland Supreme Court",
            "The Supreme Court",
        ),
        ("Talks in Jordan began. Officials said the country was safe.", "Jordan", "the country"),
        ("Shells hit Basra. Residents of the city fled. Troops left the city.", "Basra", "the city"),
        ("The Dawn Movement met. Salim Rahi, the movement's deputy leader, left.", "The Dawn Movement", "the movement"),
        ("Fighters of Daesh, also known as ISIL, fled.", "Daesh", "ISIL"),
        ("Men of al-Qaeda in Iraq (AQI) met. AQI said nothing.", "al-Qaeda in Iraq", "AQI"),
    ],
)
def test_one_thing(extract_text: ExtractText, text: str, one: str, other: str) -> None:
    assert together(extract_text, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "President Karim Haddad spoke. The former president was silent.",
            "President Karim Haddad",
            "The former president",
        ),
        (
            "President Karim Haddad spoke. The Turkish president was silent.",
            "President Karim Haddad",
            "The Turkish president",
        ),
        ("President Karim Haddad spoke. The president who fled is dead.", "President Karim Haddad", "The president"),
        ("Talks between Jordan and Egypt began. Police said the country was safe.", "Jordan", "the country"),
        ("The Supreme Court and the Appeals Court ruled. The court adjourned.", "The Supreme Court", "The court"),
        ("Shells hit Anbar province. Troops left the city.", "Anbar province", "the city"),
    ],
)
def test_two_things(extract_text: ExtractText, text: str, one: str, other: str) -> None:
    assert not together(extract_text, text, one, other)
