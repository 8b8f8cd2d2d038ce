"""Which item an entity is linked to, and when it is not."""

import pytest

from kg.link import LINKERS, make_linker
from kg.link.features import NEUTRAL
from kg.link.linker import Thresholds
from kg.model import (
    Article,
    Entity,
    EntityId,
    EntityType,
    Extraction,
    Link,
    Linked,
    Mention,
    MentionKind,
    Span,
)
from kg.settings import CHOICES, Settings

LINK = make_linker(Settings())
PLACE, PERSON, ORGANISATION = EntityType.PLACE, EntityType.PERSON, EntityType.ORGANISATION
FACILITY, NATIONALITY = EntityType.FACILITY, EntityType.NATIONALITY


def extraction(text: str, *named: tuple[str, EntityType], plain: frozenset[str] = frozenset()) -> Extraction:
    """An extraction in which each name is an entity of its own, standing where the text has it first."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name, _ in named]
    ids = [EntityId(f"e{number}") for number in range(len(named))]
    return Extraction(
        article=Article(id="a", source="a.txt", text=text),
        mentions=tuple(
            Mention(span=span, head=span, type=type_, kind=MentionKind.NAME, entity=entity)
            for span, (_, type_), entity in zip(spans, named, ids, strict=True)
        ),
        entities=tuple(
            Entity(id=entity, type=type_, label=name, names=(name,), named=name not in plain)
            for (name, type_), entity in zip(named, ids, strict=True)
        ),
    )


def links(text: str, *named: tuple[str, EntityType], plain: frozenset[str] = frozenset()) -> dict[str, Link]:
    linked = LINK(extraction(text, *named, plain=plain))
    labels = {entity.id: entity.label for entity in linked.extraction.entities}
    return {labels[link.entity]: link for link in linked.links}


def only(text: str, name: str, type_: EntityType) -> Link:
    return links(text, (name, type_))[name]


@pytest.mark.parametrize(
    ("text", "name", "item"),
    [
        ("Floods hit her hometown Kerman on Friday.", "Kerman", "Q171714"),
        ("Floods hit Kerman province on Friday.", "Kerman", "Q165352"),
        ("Floods hit the eastern province of Dayr al-Zawr.", "Dayr al-Zawr", "Q232387"),
        ("Floods hit the city of Dayr al-Zawr.", "Dayr al-Zawr", "Q239097"),
        ("A fire broke out in the northern Salaheddine region.", "Salaheddine", "Q190131"),
        ("A fire broke out in Baghdad.", "Baghdad", "Q1530"),
    ],
)
def test_the_words_around_a_name_choose_between_a_town_and_its_region(text: str, name: str, item: str) -> None:
    assert only(text, name, PLACE).item == item


def test_a_name_with_its_class_word_is_only_of_that_class() -> None:
    assert only("Roads in Anbar province are open.", "Anbar province", PLACE).item == "Q187334"
    assert only("Roads in Fallujah province are open.", "Fallujah province", PLACE).item is None


def test_an_adjective_of_a_country_is_linked_by_that_method() -> None:
    found = links("Iraqi and US envoys met.", ("Iraqi", NATIONALITY), ("US", NATIONALITY))
    assert {name: (link.item, link.method) for name, link in found.items()} == {
        "Iraqi": ("Q796", "demonym"),
        "US": ("Q30", "demonym"),
    }


def test_a_people_in_the_plural_is_its_country() -> None:
    assert only("Two Norwegians won.", "Norwegians", NATIONALITY).item == only("Norway won.", "Norway", PLACE).item


def test_the_type_decides_between_a_building_and_the_department_in_it() -> None:
    assert only("The Pentagon said so.", "Pentagon", ORGANISATION).item == "Q11209"
    assert only("A car drove round the Pentagon.", "Pentagon", FACILITY).item == "Q11208"


@pytest.mark.parametrize("name", ["US military", "American forces", "U.S. armed forces", "US troops"])
def test_a_body_named_by_its_country_is_that_countrys(name: str) -> None:
    assert only(f"The {name} left.", name, ORGANISATION).item == "Q11211"


def test_an_unnamed_body_is_composed_too_and_other_unnamed_things_are_not_looked_up() -> None:
    found = links(
        "Israeli troops met a senior official.",
        ("Israeli troops", ORGANISATION),
        ("senior official", PERSON),
        plain=frozenset({"Israeli troops", "senior official"}),
    )
    assert {name: (link.item, link.method) for name, link in found.items()} == {
        "Israeli troops": ("Q58967", "composed")
    }


def test_a_person_is_linked_by_the_full_name_and_never_by_the_surname() -> None:
    assert only("Qasem Soleimani spoke.", "Qasem Soleimani", PERSON).item == "Q892014"
    alone = only("Soleimani spoke.", "Soleimani", PERSON)
    assert alone.item is None
    assert "Q892014" in {candidate.item for candidate in alone.candidates}


def test_an_acronym_is_not_a_word() -> None:
    assert only("The AP reported it.", "AP", ORGANISATION).method == "acronym"
    assert only("He put on his ap.", "ap", ORGANISATION).item is None


def test_an_unknown_name_is_not_linked_and_says_why() -> None:
    link = only("Zork Frobnitz spoke.", "Zork Frobnitz", PERSON)
    assert (link.item, link.reason, link.candidates) == (None, "no candidate", ())


@pytest.mark.parametrize("text", ["She wrote it in Spanish.", "A Spanish-language station closed."])
def test_a_language_is_no_people(text: str) -> None:
    link = only(text, "Spanish", NATIONALITY)
    assert (link.item, link.reason) == (None, "the word stands for a language")


def test_a_people_that_is_also_named_elsewhere_is_linked() -> None:
    assert only("The Spanish navy sailed in Spanish waters.", "Spanish", NATIONALITY).item is not None


@pytest.mark.parametrize("team", ["national football team", "women's hockey squad", "marathon"])
def test_a_place_that_begins_a_longer_name_is_not_that_place(team: str) -> None:
    link = only(f"The Norway {team} was cheered.", "Norway", PLACE)
    assert (link.item, link.reason) == (None, "the name is part of a longer one")
    assert link.candidates


def test_a_place_before_other_words_is_that_place() -> None:
    assert only("The Norway government fell.", "Norway", PLACE).item == "Q20"
    assert only("Crowds filled Norway. Festival guests cheered.", "Norway", PLACE).item == "Q20"


def test_a_town_with_an_unknown_namesake_needs_its_country_named() -> None:
    assert only("Rain fell in Barcelona.", "Barcelona", PLACE).item is None


def test_one_word_for_a_ship_or_plane_is_not_enough() -> None:
    assert only("The Tiger escaped.", "Tiger", EntityType.VEHICLE).item is None


@pytest.mark.parametrize(
    ("name", "item"),
    [("EU", "Q458"), ("United Nations", "Q1065"), ("UNHCR", "Q132551"), ("Interpol", "Q8475"), ("G20", "Q19771")],
)
def test_bodies_of_the_world_are_known_by_their_news_names(name: str, item: str) -> None:
    assert only(f"The {name} said so.", name, ORGANISATION).item == item


def test_a_place_is_no_person() -> None:
    assert only("Paris smiled.", "Paris", PERSON).item is None


def test_the_country_named_with_it_helps_a_spelling_variant() -> None:
    found = links("Rockets hit Ain al Asad in Iraq.", ("Ain al Asad", FACILITY), ("Iraq", PLACE))
    assert found["Ain al Asad"].item == "Q4703502"
    assert dict(found["Ain al Asad"].candidates[0].features)["coherence"] == 1.0


def test_a_close_race_is_not_decided() -> None:
    strict = make_linker(Settings(), thresholds=Thresholds(score=0.3, margin=0.9))
    link = strict(extraction("Rain fell in Kerman.", ("Kerman", PLACE))).links[0]
    assert link.item is None
    assert link.reason.startswith("the next candidate is only")


def test_a_weak_candidate_is_not_taken() -> None:
    strict = make_linker(Settings(), thresholds=Thresholds(score=0.99))
    link = strict(extraction("Rain fell in Kerman.", ("Kerman", PLACE))).links[0]
    assert link.item is None
    assert "is under 0.99" in link.reason


def test_candidates_come_best_first_with_features_by_name() -> None:
    link = only("Rain fell in Kerman.", "Kerman", PLACE)
    scores = [candidate.score for candidate in link.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    names = [name for name, _ in link.candidates[0].features]
    assert names == sorted(NEUTRAL)


def test_items_hold_the_linked_and_the_countries_they_lie_in() -> None:
    linked = LINK(extraction("Rain fell in Kerman.", ("Kerman", PLACE)))
    assert {item.label for item in linked.items} == {"Kerman Province", "Kerman", "Iran"}
    assert linked.catalogue.startswith("starter catalogue 20")


def test_the_linker_named_none_links_nothing() -> None:
    found = extraction("Rain fell in Kerman.", ("Kerman", PLACE))
    assert make_linker(Settings(linker=("none",)))(found) == Linked(extraction=found)


def test_every_linker_that_may_be_chosen_is_there_and_no_other() -> None:
    assert set(LINKERS) == set(CHOICES["linker"])


def test_the_linkers_that_ask_no_service_keep_the_extraction() -> None:
    found = extraction("Rain fell in Kerman.", ("Kerman", PLACE))
    assert all(make_linker(Settings(linker=(name,)))(found).extraction == found for name in ("starter", "none"))


def mentioned(text: str, mention: str, name: str, type_: EntityType) -> Link:
    """The link of an entity that one mention, wider than the entity's name, stands for."""
    span = Span(text.index(mention), text.index(mention) + len(mention))
    entity = Entity(id=EntityId("e1"), type=type_, label=name, names=(name,))
    found = Mention(span=span, head=span, type=type_, kind=MentionKind.NAME, entity=entity.id)
    article = Article(id="a", source="a.txt", text=text)
    return LINK(Extraction(article=article, mentions=(found,), entities=(entity,))).links[0]


@pytest.mark.parametrize("part", ["northwestern", "the rural", "the north of", "central"])
def test_a_part_of_a_country_is_not_the_country(part: str) -> None:
    link = mentioned(f"Floods hit {part} Norway.", f"{part} Norway", "Norway", PLACE)
    assert (link.item, link.reason) == (None, "only a part of it is named")
    assert link.candidates[0].item == "Q20"


@pytest.mark.parametrize("whole", ["the Nordic country of Norway", "neighbouring Norway"])
def test_other_words_before_a_country_leave_it_whole(whole: str) -> None:
    assert mentioned(f"Floods hit {whole}.", whole, "Norway", PLACE).item == "Q20"


def test_a_quarter_of_a_city_is_placed_in_the_city() -> None:
    assert mentioned("A fire broke out in central Baghdad.", "central Baghdad", "Baghdad", PLACE).item == "Q1530"


def test_a_body_of_a_union_of_states_is_not_the_union() -> None:
    assert mentioned("The U.N. refugee agency left.", "The U.N. refugee agency", "U.N.", ORGANISATION).item == "Q132551"
    assert mentioned("The U.N. weather agency left.", "The U.N. weather agency", "U.N.", ORGANISATION).item is None
    assert mentioned("The TASS news agency left.", "The TASS news agency", "TASS", ORGANISATION).item == "Q223799"


def test_a_bare_name_is_the_town_rather_than_the_region_around_it() -> None:
    alone = only("Roads to La Paz are open.", "La Paz", PLACE)
    with_country = links("Roads to La Paz, Bolivia are open.", ("La Paz", PLACE), ("Bolivia", PLACE))
    assert (alone.item, with_country["La Paz"].item) == ("Q1491", "Q1491")
    assert only("Roads in La Paz Department are open.", "La Paz Department", PLACE).item != "Q1491"


@pytest.mark.parametrize(("country", "item"), [("Luxembourg", "Q32"), ("Djibouti", "Q977"), ("Singapore", "Q334")])
def test_a_bare_name_is_the_country_rather_than_its_town(country: str, item: str) -> None:
    assert only(f"Floods hit {country}.", country, PLACE).item == item


def test_a_word_for_a_town_makes_it_the_town_rather_than_the_country() -> None:
    assert only("Floods hit the city of Luxembourg.", "Luxembourg", PLACE).item == "Q1842"
