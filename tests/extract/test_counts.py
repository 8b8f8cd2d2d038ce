"""People killed, injured, missing, captured and displaced, on the events they belong to."""

from collections.abc import Callable

import pytest

from kg.model import Count, Extraction

ExtractText = Callable[..., Extraction]
pytestmark = pytest.mark.model


def counts(extraction: Extraction) -> set[Count]:
    return {count for event in extraction.events for count in event.counts}


def figures(extraction: Extraction) -> set[tuple[str, int | None, int | None, str | None]]:
    return {(c.outcome.value, c.minimum, c.maximum, c.group) for c in counts(extraction)}


def of_attacks(extraction: Extraction) -> set[tuple[str, int | None]]:
    attacks = (event for event in extraction.events if "attack" in event.classes)
    return {(c.outcome.value, c.minimum) for event in attacks for c in event.counts}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Gunmen killed two soldiers near Kirkuk.", ("killed", 2, 2, "soldiers")),
        ("Gunmen shot a Norlandic officer dead on Monday.", ("killed", 1, 1, "Norlandic officer")),
        ("At least 40 villagers were wounded in the shelling.", ("injured", 40, None, "villagers")),
        ("Dozens of people were injured in the blast.", ("injured", 24, None, "people")),
        ("The blast left 20 people dead.", ("killed", 20, 20, "people")),
        ("The raid claimed the lives of 12 villagers.", ("killed", 12, 12, "villagers")),
        ("Nine miners lost their lives in the attack.", ("killed", 9, 9, "miners")),
        ("The attack resulted in the deaths of six farmers.", ("killed", 6, 6, "farmers")),
        ("Rebels kidnapped 30 students from a school.", ("captured", 30, 30, "students")),
        ("After the attack 14 sailors were still missing.", ("missing", 14, 14, "sailors")),
        ("The shelling displaced 3,000 families.", ("displaced", 3000, 3000, "families")),
    ],
)
def test_an_outcome_counts_its_people(
    text: str, figure: tuple[str, int | None, int | None, str], extract_text: ExtractText
) -> None:
    assert figure in figures(extract_text(text))


def test_an_elided_noun_leaves_the_group_unsaid(extract_text: ExtractText) -> None:
    found = figures(extract_text("Gunmen attacked a base, killing two soldiers and wounding five."))
    assert found == {("killed", 2, 2, "soldiers"), ("injured", 5, 5, None)}


def test_the_attack_holds_the_counts_of_its_outcomes(extract_text: ExtractText) -> None:
    found = extract_text("Gunmen attacked a base, killing two soldiers and wounding five.")
    assert of_attacks(found) == {("killed", 2), ("injured", 5)}


def test_a_later_reference_brings_its_figure_to_the_attack(extract_text: ExtractText) -> None:
    found = extract_text(
        "Rebels fired rockets at Kalma air base on Monday. "
        "The ministry said that 34 guards had received burns in the attack on Kalma."
    )
    assert ("injured", 34) in of_attacks(found)


def test_what_including_names_is_a_part(extract_text: ExtractText) -> None:
    found = extract_text("The bombing killed 31 people, including five policemen.")
    assert {(c.minimum, c.included) for c in counts(found)} == {(31, False), (5, True)}


def test_a_list_is_summed_and_its_members_become_parts(extract_text: ExtractText) -> None:
    found = extract_text("The bombing killed 14 civilians and a police officer.")
    assert {(c.minimum, c.included) for c in counts(found)} == {(15, False), (14, True), (1, True)}


def test_a_group_reaches_over_an_unnumbered_conjunct(extract_text: ExtractText) -> None:
    found = extract_text("The ambush killed 11 Syrian troops and pro-government forces.")
    assert ("killed", 11, 11, "Syrian troops and pro-government forces") in figures(found)


def test_a_revised_figure_covers_the_earlier_one(extract_text: ExtractText) -> None:
    found = extract_text("Gunmen attacked a base in Kalma, killing nine people. The death toll rose to 12 on Tuesday.")
    attack = next(event for event in found.events if "attack" in event.classes)
    assert [(c.minimum, c.included) for c in attack.counts] == [(9, True), (12, False)]


def test_further_people_add_to_the_earlier_figure(extract_text: ExtractText) -> None:
    found = extract_text("Gunmen attacked a base in Kalma, killing nine people. Two others were killed on the road.")
    attack = next(event for event in found.events if "attack" in event.classes)
    assert [(c.minimum, c.included) for c in attack.counts] == [(9, False), (2, False)]


def test_who_reports_a_figure_is_kept(extract_text: ExtractText) -> None:
    found = extract_text("Police said the bombing killed nine people.")
    assert {c.according_to_label for c in counts(found)} == {"Police"}


@pytest.mark.parametrize(
    "text",
    [
        "No one was injured in the attack.",
        "A 14-year-old boy watched the attack.",
        "The attack destroyed three tanks.",
        "The committee killed two bills.",
        "Rebels killed General Tom Hale in the attack.",
    ],
)
def test_what_is_no_count_of_people_gives_none(text: str, extract_text: ExtractText) -> None:
    assert not counts(extract_text(text))


@pytest.mark.model
def test_a_list_before_the_participle_is_counted_whole(extract_text: ExtractText) -> None:
    """Both groups are hurt, wherever the parser hangs the first."""
    found = extract_text("The prosecutor, Elena Quispe, said 11 officers and at least 23 protesters were injured.")
    groups = {count.group for event in found.events for count in event.counts}
    assert {"officers", "protesters"} <= groups


@pytest.mark.model
def test_a_bare_number_is_a_count_and_no_victim(extract_text: ExtractText) -> None:
    """Nobody is called "four"."""
    text = "Gunmen attacked a post near Hit, killing two soldiers and wounding four."
    found = extract_text(text)
    victims = {a.span.of(text) for event in found.events for a in event.arguments if a.role == "victim"}
    assert victims == {"two soldiers"}
    assert any(count.minimum == 4 for event in found.events for count in event.counts)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "A total of 31 people were killed: 20 soldiers and 11 civilians.",
            [(31, False), (20, True), (11, True)],
        ),
        ("Nine soldiers as well as four civilians died in the ambush.", [(9, False), (4, False)]),
        ("The death toll rose from nine to 13 on Tuesday.", [(13, False)]),
    ],
)
def test_totals_hold_their_groups_and_tolls_rise(
    extract_text: ExtractText, text: str, killed: list[tuple[int, bool]]
) -> None:
    event = next(event for event in extract_text(text).events if event.frame in {"Killing", "Death"})
    assert [(count.maximum, count.included) for count in event.counts] == killed


def test_whoever_puts_the_toll_reports_it(extract_text: ExtractText) -> None:
    found = extract_text("Officials said 12 people died, but a hospital put the toll at 19.")
    told = {count.maximum: count.according_to_label for event in found.events for count in event.counts}
    assert told == {12: "Officials", 19: "a hospital"}
