"""The Reconciliation API 0.2 over a source of items: what is asked, and what comes back."""

import json
from html.parser import HTMLParser

import pytest

from kg.errors import UsageError
from kg.link.book import BookSource
from kg.link.catalogue import Catalogue
from kg.link.composition import Composition
from kg.link.reconcile import Asked, Given, Reconciliation, class_labels, read_batch
from kg.link.records import RecordBook, TypedRecord, compose_nothing
from kg.model import EntityType
from kg.wikidata.kinds import read_roots
from kg.wikidata.record import record_of
from tests.wikidata_server import claim, item

BASE = "http://127.0.0.1:8020/reconcile"
SERVICE = Reconciliation(BookSource(Catalogue(), Composition(Catalogue())), read_roots(), class_labels())


def ask(**questions: object) -> dict[str, list[dict[str, object]]]:
    """The results of each question."""
    answer = SERVICE.reconcile(json.dumps(questions))
    assert set(answer) == set(questions)
    return {key: one["result"] for key, one in json.loads(json.dumps(answer)).items()}


def best(**question: object) -> object:
    """The item of the best result that the service is sure of, if any."""
    sure = [one["id"] for one in ask(q0=question)["q0"] if one["match"]]
    return sure[0] if sure else None


def test_a_result_has_what_the_specification_asks_for() -> None:
    result = ask(q0={"query": "Baghdad", "type": "Q515", "limit": 1})["q0"][0]
    assert result.keys() == {"id", "name", "description", "score", "match", "type", "features"}
    assert (result["id"], result["name"], result["match"]) == ("Q1530", "Baghdad", True)
    assert 0 < float(str(result["score"])) <= 100
    assert '{"id": "Q515", "name": "city"}' in json.dumps(result["type"])
    assert '{"id": "prior", "value": 0.' in json.dumps(result["features"])


def test_a_batch_is_answered_key_by_key_and_each_question_by_itself() -> None:
    together = ask(
        a={"query": "Kerman", "type": "Q515"}, b={"query": "Kerman", "type": "Q486972"}, c={"query": "Blimpford"}
    )
    alone = {key: ask(**{key: question})[key] for key, question in (("a", {"query": "Kerman", "type": "Q515"}),)}
    assert together["a"] == alone["a"]
    assert together["c"] == []


def test_any_keys_keep_their_own_answers() -> None:
    norway = [{"pid": "P17", "v": "Norway"}]
    asked = {"q": {"query": "Oslo", "properties": norway}, "q 0": {"query": "Baghdad"}, "": {"query": "NATO"}}
    assert {key: found[0]["id"] for key, found in ask(**asked).items()} == {"q": "Q585", "q 0": "Q1530", "": "Q7184"}


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    found = ask(q0={"query": "La Paz"})["q0"]
    scores = [float(str(one["score"])) for one in found]
    assert len(found) > 1
    assert scores == sorted(scores, reverse=True)
    assert ask(q0={"query": "La Paz", "limit": 1})["q0"] == found[:1]


def test_the_type_decides_between_namesakes() -> None:
    assert best(query="Kerman", type="Q515") == "Q171714"
    assert ask(q0={"query": "Pentagon", "type": "Q43229"})["q0"][0]["id"] == "Q11209"


@pytest.mark.parametrize("kind", ["Q5", ["Q5"], {"id": "Q5", "name": "human"}, [{"id": "Q5"}]])
def test_a_type_may_be_given_in_every_form_that_clients_use(kind: object) -> None:
    assert best(query="Angela Merkel", type=kind) == "Q567"
    assert ask(q0={"query": "Angela Merkel", "type": kind})["q0"][0]["id"] == "Q567"


def test_what_is_asked_for_strictly_leaves_the_rest_out() -> None:
    assert ask(q0={"query": "Oslo", "type": "Q5", "type_strict": "any"})["q0"] == []
    assert ask(q0={"query": "Norway", "type": ["Q6256", "Q5"], "type_strict": "all"})["q0"] == []
    assert ask(q0={"query": "Norway", "type": ["Q6256", "Q5"], "type_strict": "any"})["q0"][0]["id"] == "Q20"


@pytest.mark.parametrize("value", ["Bolivia", {"id": "Q750"}, {"id": "Q750", "name": "Bolivia"}, ["Bolivia"]])
def test_the_place_it_lies_in_counts(value: object) -> None:
    plain = ask(q0={"query": "La Paz", "type": "Q486972"})["q0"]
    placed = ask(q0={"query": "La Paz", "type": "Q486972", "properties": [{"pid": "P17", "v": value}]})["q0"]
    scores = [{one["id"]: float(str(one["score"])) for one in found}["Q1491"] for found in (plain, placed)]
    assert scores[1] > scores[0]
    assert placed[0]["id"] == "Q1491"


def test_a_question_of_properties_alone_has_no_answer_but_is_none_of_a_fault() -> None:
    assert ask(q0={"properties": [{"pid": "P17", "v": "Norway"}]}) == {"q0": []}


def test_properties_that_say_nothing_to_the_linker_are_passed_over() -> None:
    odd = [{"pid": "P9999", "v": 7}, {"pid": "P17", "v": None}, {"pid": "P17", "v": "Blimpford"}, {"pid": "P131"}]
    assert ask(q0={"query": "Oslo", "properties": odd}) == ask(q0={"query": "Oslo"})


def test_a_batch_is_read_into_values() -> None:
    text = '{"q0": {"query": " Port  Varnem ", "type": ["Q515", "Thing"], "limit": 99, "type_strict": "any", '
    text += '"properties": [{"pid": "P17", "v": [{"id": "Q20"}, "Norway", true, 7]}]}}'
    assert read_batch(text) == {
        "q0": Asked(
            name="Port Varnem",
            types=("Q515",),  # type: ignore[arg-type]  # plain text reads better
            strict="any",
            limit=25,
            given=(
                Given(property="P17", item="Q20"),  # type: ignore[arg-type]  # as above
                Given(property="P17", text="Norway"),
                Given(property="P17", text="True"),
                Given(property="P17", text="7"),
            ),
        )
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the queries are no JSON"),
        ("[]", "the queries are no JSON object"),
        ('{"q0": "Oslo"}', "q0: no query"),
        ('{"q0": {"type": "Q5"}}', "q0: no query"),
        ('{"q0": {"query": 7}}', "q0: no query"),
        ('{"q0": {"query": "x", "limit": 0}}', "q0: limit cannot be 0"),
        ('{"q0": {"query": "x", "limit": "5"}}', "q0: limit cannot be '5'"),
        ('{"q0": {"properties": []}}', "q0: no query"),
        ('{"q0": {"query": "x", "type_strict": "very"}}', "q0: type_strict cannot be 'very'"),
        ('{"q0": {"query": "x", "properties": {"P17": "y"}}}', "q0: properties cannot be read"),
        (json.dumps({f"q{n}": {"query": "x"} for n in range(201)}), "201 queries are too many"),
    ],
)
def test_a_malformed_batch_is_one_clear_line(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        SERVICE.reconcile(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "   ", "\u0000", "{ UNDEF }", "<script>", "x" * 5000, "Q585", "٪٪"])
def test_an_odd_name_has_an_answer_too(name: str) -> None:
    assert isinstance(ask(q0={"query": name})["q0"], list)


def test_the_manifest_says_what_is_offered_and_where() -> None:
    manifest = json.loads(json.dumps(SERVICE.manifest(BASE)))
    assert manifest["versions"] == ["0.2"]
    assert manifest["name"].startswith("Dateline, starter catalogue 20")
    assert manifest["identifierSpace"] == "http://www.wikidata.org/entity/"
    assert manifest["view"]["url"].replace("{{id}}", "Q585") == "https://www.wikidata.org/wiki/Q585"
    assert manifest["preview"]["url"] == f"{BASE}/preview?id={{{{id}}}}"
    assert manifest["suggest"]["entity"] == {"service_url": BASE, "service_path": "/suggest/entity"}
    assert {"id": "Q5", "name": "human"} in manifest["defaultTypes"]
    assert all(one["name"] != one["id"] for one in manifest["defaultTypes"])


def suggested(kind: str, prefix: str) -> dict[str, str]:
    """The names of what is suggested, by id."""
    found = json.loads(json.dumps(SERVICE.suggest(kind, prefix)))["result"]
    return {one["id"]: one["name"] for one in found}


def test_items_classes_and_properties_are_suggested() -> None:
    assert suggested("entity", "Oslo")["Q585"] == "Oslo"
    assert suggested("entity", "Q585") == {"Q585": "Oslo"}
    assert suggested("entity", "Q999999999") == {}
    assert suggested("type", "news") == {
        "Q11032": "newspaper",
        "Q192283": "news agency",
        "Q1110794": "daily newspaper",
        "Q1153191": "online newspaper",
        "Q2305295": "weekly newspaper",
    }
    assert suggested("property", "country") == {"P17": "country", "P27": "country of citizenship"}
    with pytest.raises(UsageError, match="nothing to suggest of kind 'colour': choose from entity, type, property"):
        SERVICE.suggest("colour", "x")


def extend(*items: str, properties: tuple[str, ...]) -> dict[str, dict[str, list[dict[str, str]]]]:
    """The rows of an extension."""
    asked = {"ids": items, "properties": [{"id": name} for name in properties]}
    answer = json.loads(json.dumps(SERVICE.extend(json.dumps(asked))))
    assert [one["id"] for one in answer["meta"]] == list(properties)
    return dict(answer["rows"])


def test_items_are_extended_by_what_is_known_of_them() -> None:
    rows = extend("Q585", "Q892014", "Q999999999", "Qx", properties=("P17", "P31", "P625", "P570"))
    assert rows["Q585"]["P17"] == [{"id": "Q20", "name": "Norway"}]
    assert {"id": "Q515", "name": "city"} in rows["Q585"]["P31"]
    assert rows["Q585"]["P625"][0]["str"].startswith("59.")
    assert rows["Q585"]["P570"] == []
    assert rows["Q892014"]["P17"] == []
    assert rows["Q999999999"] == rows["Qx"] == {"P17": [], "P31": [], "P625": [], "P570": []}


def test_a_hostile_label_is_only_a_label() -> None:
    record = record_of(item("Q1", "<script>alert(1)</script>"))
    book = RecordBook("", [TypedRecord(record=record, type=EntityType.PLACE, source="")] if record else [])
    page = Reconciliation(BookSource(book, compose_nothing), {}, {}).preview("Q1") or ""
    assert "<script" not in page
    assert "<script>alert(1)</script>" in "".join(Text(page).found)


def test_a_day_is_a_date_and_a_year_a_text() -> None:
    days = {"P569": [claim({"time": "+1961-02-03T00:00:00Z", "precision": 11}, kind="time")]}
    years = {"P571": [claim({"time": "+1922-00-00T00:00:00Z", "precision": 9}, kind="time")]}
    entities = (
        (item("Q1", "Orla Tamm", claims=days), EntityType.PERSON),
        (item("Q2", "Varnland", claims=years), EntityType.PLACE),
    )
    records = [(record_of(entity), type_) for entity, type_ in entities]
    book = RecordBook("", [TypedRecord(record=record, type=type_, source="") for record, type_ in records if record])
    service = Reconciliation(BookSource(book, compose_nothing), {}, {})
    asked = {"ids": ["Q1", "Q2"], "properties": [{"id": "P569"}, {"id": "P571"}]}
    assert service.extend(json.dumps(asked))["rows"] == {
        "Q1": {"P569": [{"date": "1961-02-03T00:00:00Z"}], "P571": []},
        "Q2": {"P569": [], "P571": [{"str": "1922"}]},
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "extend cannot be read"),
        ('{"ids": 7, "properties": []}', "extend cannot be read"),
        ('{"ids": ["Q20"], "properties": ["P17"]}', "extend cannot be read"),
        ('{"ids": ["Q20"], "properties": [{"id": "P9"}]}', "nothing is known of the property 'P9': choose from P31"),
        (json.dumps({"ids": ["Q1"] * 1001, "properties": []}), "1001 items are too many"),
    ],
)
def test_a_malformed_extension_is_one_clear_line(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        SERVICE.extend(text)


def test_the_properties_to_extend_by_are_proposed() -> None:
    proposed = json.loads(json.dumps(SERVICE.properties("Q515")))
    assert proposed["type"] == "Q515"
    assert {"id": "P17", "name": "country"} in proposed["properties"]
    assert SERVICE.manifest(BASE)["extend"] == {
        "propose_properties": {"service_url": BASE, "service_path": "/properties"}
    }


class Text(HTMLParser):
    """The texts of a page."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.found.append(data)


def test_a_preview_tells_what_an_item_is() -> None:
    page = SERVICE.preview("Q1530") or ""
    assert {"Baghdad", "Q1530"} <= set(Text(page).found)
    assert "city" in page
    assert SERVICE.preview("Q999999999") is None
