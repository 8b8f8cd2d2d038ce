"""What each part of an article's text is, and what it says."""

import pytest

from kg.model import ZoneKind
from kg.read.zones import Reading, read_zones

LEAD = "A bomb killed five people in the market of Karsan on Tuesday, police said."
REST = "The mayor of Karsan said that nobody had claimed the attack so far."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind.value, zone.span.of(text)) for zone in read_zones(text, title=title).zones]


def reading(*parts: str) -> Reading:
    return read_zones("\n\n".join(parts))


def kind_in_body(line: str) -> str:
    """The kind of a line between two paragraphs."""
    return kinds(f"{LEAD}\n\n{line}\n\n{REST}")[1][0]


def test_a_plain_text_is_all_body() -> None:
    assert {kind for kind, _ in kinds(f"{LEAD}\n\n{REST}\n\n{LEAD} {REST}")} == {"body"}


def test_every_paragraph_is_a_zone_of_its_own() -> None:
    assert kinds(f"{LEAD}\n{REST}") == [("body", LEAD), ("body", REST)]


def test_breadcrumbs_give_the_sections() -> None:
    found = reading("News \u00a0 / \u00a0 World \u00a0 / \u00a0 Velland \u00a0 / \u00a0 Editor’s Pick", LEAD)
    assert found.sections == ("News", "World", "Velland", "Editor’s Pick")
    assert found.zones[0].kind is ZoneKind.BREADCRUMB


@pytest.mark.parametrize("line", ["Home > World > Velland", "Home » World » Velland", "News | World | Velland"])
def test_breadcrumbs_come_with_several_marks(line: str) -> None:
    assert len(reading(line, LEAD).sections) == 3


@pytest.mark.parametrize("line", ["Karsan / Velland", "He said / she said. / Nobody knows", "News / World | Velland"])
def test_two_pieces_sentences_or_mixed_marks_are_no_breadcrumbs(line: str) -> None:
    assert reading(line, LEAD).sections == ()


def test_a_short_line_without_full_stop_above_the_body_is_the_headline() -> None:
    found = reading("Bomb kills five in Karsan: police, residents", LEAD)
    assert found.title == "Bomb kills five in Karsan: police, residents"
    assert found.zones[0].kind is ZoneKind.HEADLINE


def test_a_section_name_above_the_headline_is_not_the_headline() -> None:
    assert reading("WORLD NEWS", "Bomb kills five in Karsan", LEAD).title == "Bomb kills five in Karsan"


@pytest.mark.parametrize("line", ["Bomb kills five in Karsan.", "Karsan", "It ended. But not for all", "He said:"])
def test_sentences_and_single_words_are_no_headline(line: str) -> None:
    assert reading(line, LEAD).title is None


def test_a_known_title_alone_is_the_headline() -> None:
    text = f"Our correspondent\n\nBomb kills five\n\n{LEAD}"
    assert kinds(text, "Bomb  kills five")[:2] == [("body", "Our correspondent"), ("headline", "Bomb kills five")]


def test_a_text_without_any_sentence_is_all_body() -> None:
    assert kinds("Karsan\n\nVelland") == [("body", "Karsan"), ("body", "Velland")]


def test_a_markdown_heading_is_read_without_its_mark() -> None:
    assert kinds(f"# Bomb kills five\n\n{LEAD}")[:2] == [("furniture", "#"), ("headline", "Bomb kills five")]


@pytest.mark.parametrize(
    "dateline",
    [
        "KARSAN (AP) —",
        "KARSAN, Velland (AP) --",
        "KARSAN, Velland —",
        "KARSAN, Jan 5 (Reuters) -",
        "Karsan, Jan 5 (Reuters) -",
        "Karsan (Velland Press) –",
        "NEW KARSAN, 9 JAN 90 (EFE) -- [TEXT]",
        "Karsan, 5 January 2020 –",
        "(Reuters) -",
        "Jan 5 (Reuters) -",
        "KARSAN _",
    ],
)
def test_a_dateline_is_parted_from_its_paragraph(dateline: str) -> None:
    assert kinds(f"{dateline} {LEAD}\n\n{REST}") == [("dateline", dateline), ("body", LEAD), ("body", REST)]


def test_a_wire_may_stand_right_before_its_paragraph() -> None:
    assert kinds(f"(CNN){LEAD}") == [("dateline", "(CNN)"), ("body", LEAD)]


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    assert kinds(f"Bomb kills five\nKARSAN —\n\n{LEAD}")[1:] == [("dateline", "KARSAN —"), ("body", LEAD)]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor - a former general - said so.",
        "Karsan — the old capital — was hit.",
        "THE MAYOR OF KARSAN - A FORMER GENERAL - SAID SO.",
        "Police said — in a statement — that it was a bomb.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(text: str) -> None:
    assert kinds(text) == [("body", text)]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("By Ann Lee and Ivo van Marek, Associated Press", "Ann Lee and Ivo van Marek"),
        ("By Ann Lee, Ivo Marek and Zoë Poe", "Ann Lee, Ivo Marek and Zoë Poe"),
        ("By Ann Lee | January 5, 2020", "Ann Lee"),
        ("By Ann Lee in Karsan", "Ann Lee"),
        ("Ann Lee and Ivo Marek, Associated Press", "Ann Lee and Ivo Marek"),
        ("ANN LEE, Herald Staff Writer", "ANN LEE"),
    ],
)
def test_a_byline_gives_the_author(line: str, author: str) -> None:
    found = reading("Bomb kills five", line, LEAD)
    assert found.author == author
    assert found.zones[1].kind is ZoneKind.BYLINE


@pytest.mark.parametrize(
    "line", ["By Tuesday", "By then the mayor had left.", "By Contrast", "Mayor, ministers meet Reuters"]
)
def test_other_lines_with_by_are_no_bylines(line: str) -> None:
    assert kind_in_body(line) == "body"


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Mourners gather in Karsan on January 7, 2020.", "(Photo by AFP)"),
        ("Soldiers patrol Karsan.", "[Reuters]"),
        ("Soldiers patrol Karsan", "[File: Ann Lee/Reuters]"),
        ("Soldiers patrol Karsan.", "Photo: Ann Lee/Velland Press"),
        ("Soldiers patrol Karsan.", "(AP Photo/Ann Lee)"),
        ("Soldiers patrol Karsan.", "Ann Lee/Getty Images"),
        ("Soldiers patrol Karsan.", "REUTERS/Ann Lee"),
        ("Soldiers patrol Karsan.", "Photograph: Ann Lee/EPA"),
        ("Soldiers patrol Karsan.", "© AFP"),
    ],
)
def test_a_caption_is_parted_from_its_credit(caption: str, credit: str) -> None:
    assert kinds(f"{caption} {credit}\n\n{LEAD}")[:2] == [("caption", caption), ("credit", credit)]


def test_a_file_photo_says_so_before_its_caption() -> None:
    assert kinds(f"FILE - Soldiers patrol Karsan.\n\n{LEAD}")[:2] == [
        ("credit", "FILE -"),
        ("caption", "Soldiers patrol Karsan."),
    ]


@pytest.mark.parametrize("line", ["Getty Images", "Photo: AFP", "Ann Lee/Reuters", "(Photo by Ann Lee)"])
def test_a_credit_may_stand_alone(line: str) -> None:
    assert kind_in_body(line) == "credit"


@pytest.mark.parametrize(
    "line",
    [
        "Five people died (police said six).",
        "“It was [a] mistake,” he told Reuters.",
        "The group said so in a statement to AFP.",
        "The photo by the wall shows it.",
    ],
)
def test_brackets_and_agencies_in_sentences_make_no_caption(line: str) -> None:
    assert kind_in_body(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "SHARE THIS ARTICLE",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "Print",
        "Advertisement",
        "www.karsan-herald.example",
        "https://karsan-herald.example/news?id=5",
        "desk@karsan-herald.example",
        "@karsanherald",
        "Read more: Earlier blast in Karsan",
        "READ ALSO Earlier blast in Karsan",
        "Related: Earlier blast in Karsan",
        "More from the Karsan Herald",
        "Follow us on Twitter and Telegram.",
        "Follow the Karsan Herald on Facebook",
        "Sign up for our daily newsletter",
        "Subscribe to the Karsan Herald today!",
        "Click here to read the full report",
        "© 2020 Karsan Herald. All rights reserved.",
        "Copyright 2020 Karsan Herald",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "We use cookies to give you the best experience.",
        "Karsan Herald’s website can also be accessed at the following alternate addresses:",
        "Comments are closed.",
        "* * *",
        "3 Min Read",
        "Save",
        "____",
    ],
)
def test_lines_about_the_site_are_furniture(line: str) -> None:
    assert kind_in_body(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the blast.",
        "Residents said they would share what they had.",
        "Read that again, the mayor said.",
        "The company said on Twitter that its app was down.",
        "Print shops in Karsan stayed shut.",
        "Facebook denied it.",
        "More than 40 people were hurt.",
        "Related charges were dropped.",
        "Copies of the order were shared on Facebook.",
        "Subscribers left the service.",
    ],
)
def test_sentences_with_the_same_words_are_body(line: str) -> None:
    assert kind_in_body(line) == "body"


def test_short_lines_below_furniture_at_the_end_are_furniture() -> None:
    text = f"{LEAD}\n\n{REST}\n\nSHARE THIS ARTICLE\nKarsan Herald on Roku"
    assert [kind for kind, _ in kinds(text)] == ["body", "body", "furniture", "furniture"]


def test_short_lines_at_the_end_without_furniture_are_body() -> None:
    assert [kind for kind, _ in kinds(f"{LEAD}\n\nNobody was arrested")] == ["body", "body"]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Karsan TV’s website can also be accessed at the following alternate addresses:", "Karsan TV"),
        ("© 2020 Karsan Herald. All rights reserved.", "Karsan Herald"),
        ("(c) The Karsan Herald 2020", "Karsan Herald"),
        ("Copyright 2019-2020 by Karsan Herald, all rights reserved", "Karsan Herald"),
        ("Reporting by Ann Lee for the Karsan Herald; editing by Ivo Marek", "Karsan Herald"),
    ],
)
def test_lines_that_say_whose_the_site_is_give_the_publisher(line: str, publisher: str) -> None:
    assert reading(LEAD, REST, line).publisher == publisher


def test_no_publisher_is_guessed_from_the_body() -> None:
    assert reading(LEAD, "The Karsan Herald’s website was attacked.").publisher is None


@pytest.mark.parametrize("line", ["Published: 2020-01-28", "January 28, 2020, 10:15", "By Ann Lee - January 28, 2020"])
def test_a_date_line_above_the_body_gives_the_day_of_publication(line: str) -> None:
    found = reading("Bomb kills five", line, LEAD)
    assert found.published == "2020-01-28"
    assert found.zones[1].kind is ZoneKind.BYLINE


def test_a_date_below_a_byline_counts_under_a_lead_too() -> None:
    assert reading("Bomb kills five", LEAD, "By Ann Lee", "28 January 2020", REST).published == "2020-01-28"


def test_no_day_of_publication_is_guessed_from_captions_datelines_or_body() -> None:
    caption = "Mourners gather in Karsan on January 7, 2020. (Photo by AFP)"
    assert (
        reading("Bomb kills five", caption, f"KARSAN, January 8, 2020 (AP) — {LEAD}", "January 9, 2020").published
        is None
    )
