"""Articles that come in by the browser: limited, kept under safe names, built in a process of their own."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.errors import UsageError
from kg.serve.app import make_app
from kg.serve.context import Context
from kg.serve.explorer.uploads import MOST_BYTES, keep
from kg.store import EmbeddedStore
from tests.serve.explorer.conftest import NOW, TOKEN
from tests.serve.explorer.forms import form_token, text_of

Find = Callable[[str], str]
TEXT = """Shelling kills three in Georgia

TBILISI, Georgia, May 4, 2026 (Test Wire) — Rebels shelled a village in Georgia on Monday, killing three farmers.
"""


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/cron.d/evil.txt", "evil.txt"),
        ("..\\..\\windows\\evil.HTML", "evil.html"),
        ("<img src=x onerror=alert(1)>.txt", "img_src_x_onerror_alert_1.txt"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b.txt", "a_b.txt"),
        ("x" * 300 + ".txt", ""),
    ],
)
def test_names_are_made_safe(tmp_path: Path, given: str, kept: str) -> None:
    path = keep(tmp_path / "in", given, b"text")
    assert path.parent == tmp_path / "in"
    assert path.name == kept or (not kept and len(path.name) < 200)
    assert path.read_bytes() == b"text"


@pytest.mark.parametrize("name", ["a.exe", "a", "decisions.tsv", "a.ttl", ".txt", ""])
def test_only_articles_are_taken(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="not an article's file: its name must end in"):
        keep(tmp_path, name, b"text")


def test_a_file_that_is_there_is_never_changed(tmp_path: Path) -> None:
    assert keep(tmp_path, "a.txt", b"one").name == "a.txt"
    assert keep(tmp_path, "a.txt", b"two").name == "a-2.txt"
    assert keep(tmp_path, "a.txt", b"one").name == "a.txt"
    assert (tmp_path / "a.txt").read_bytes() == b"one"


def send(writer: TestClient, **fields: str) -> str:
    """Post an article; the address of the page of its progress."""
    answer = writer.post(
        "/explorer/articles", data={"form-token": form_token(writer), **fields}, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def wait(writer: TestClient, job: str) -> Mapping[str, object]:
    """What the job says when it is over."""
    for _ in range(600):
        state: Mapping[str, object] = writer.get(f"{job}/state").json()
        if state["article"] or state["failed"]:
            return state
        time.sleep(0.1)
    pytest.fail("the build took more than a minute")


def test_nothing_sent_is_said(writer: TestClient) -> None:
    answer = writer.post("/explorer/articles", data={"form-token": form_token(writer)})
    assert answer.status_code == 400
    assert "nothing was sent" in answer.text


def test_too_much_is_refused_before_it_is_read(writer: TestClient) -> None:
    answer = writer.post("/explorer/articles", data={"form-token": form_token(writer), "text": "x" * MOST_BYTES})
    assert answer.status_code == 413


def test_a_form_without_length_is_refused(writer: TestClient) -> None:
    assert writer.post("/explorer/articles", content=iter([b"text=x"])).status_code == 411


def test_a_wrong_date_is_said_before_anything_is_kept(writer: TestClient, articles: Path) -> None:
    before = sorted(articles.iterdir())
    answer = writer.post(
        "/explorer/articles", data={"form-token": form_token(writer), "text": TEXT, "published": "yesterday"}
    )
    assert answer.status_code == 400
    assert "yesterday" in answer.text
    assert sorted(articles.iterdir()) == before


def test_without_a_folder_nothing_is_taken(store: EmbeddedStore) -> None:
    client = TestClient(make_app(Context(store=store, clock=lambda: NOW, token=TOKEN)), base_url="http://127.0.0.1")
    client.post("/explorer/sign-in", data={"token": TOKEN})
    assert "There is no folder to keep articles in" in client.get("/explorer/articles").text


def test_an_unknown_build_is_not_found(client: TestClient) -> None:
    assert client.get("/explorer/jobs/none").status_code == 404
    assert client.get("/explorer/jobs/none/state").status_code == 404


@pytest.mark.model
def test_an_article_becomes_a_graph_and_a_decision_holds_when_it_is_built_again(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store")
    context = Context(store=store, clock=lambda: NOW, articles=tmp_path / "in", token=TOKEN)
    writer = TestClient(make_app(context), base_url="http://127.0.0.1")
    writer.post("/explorer/sign-in", data={"token": TOKEN})

    job = send(writer, text=TEXT, publisher="Given Wire")
    second = writer.post("/explorer/articles", data={"form-token": form_token(writer), "text": TEXT})
    assert "another article is being built" in second.text
    state = wait(writer, job)
    assert [step["name"] for step in state["done"]] == [  # type: ignore[attr-defined, index]  # JSON
        "start", "read", "annotate", "extract", "link", "assemble", "validate", "load"
    ]  # fmt: skip
    page = text_of(writer.get(str(state["article"])).text)
    assert "event shelling asserted" in page
    assert "Linked to Georgia" in page

    iri = str(store.select("SELECT ?a { ?a a <https://w3id.org/dateline/ontology#Article> }", {})[1][0]["a"])
    decision = {"name": "Georgia", "article-id": "shelling-kills-three-in-georgia", "item": "NIL", "who": "me"}
    writer.post("/explorer/review", data={"form-token": form_token(writer), "article": iri, **decision})
    again = writer.post(
        "/explorer/rebuild", data={"form-token": form_token(writer), "article": iri}, follow_redirects=False
    )
    assert wait(writer, again.headers["location"])["failed"] == ""
    page = text_of(writer.get(str(state["article"])).text)
    assert "No item taken : decided by me." in page
    assert len(store.graphs()) == 2  # the article, and what the catalogue knows

    failed = wait(writer, send(writer, text="   .   "))
    assert str(failed["failed"]).startswith("pasted.txt: no words in it")
    context.workshop.close()
