"""`kg load`, `kg unload` and `kg query --store` on the embedded store, with good, odd and hostile input."""

import gc
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Quad

from kg.cli import kg, main
from kg.errors import KgError
from kg.store import open_folder
from tests.store.invented_graphs import article, sizes, write

LOOSE = "<urn:a> <urn:b> <urn:c> .\n"
BLANK = "<https://example.org/s> <https://example.org/p> _:b <https://example.org/g> .\n"
HALF = "<https://example.org/s> <https://example.org/p> <https://example.org/o> <https://example.org/g> .\n<https://exa"
TWO = """@prefix kg: <https://w3id.org/dateline/ontology#> .
<https://example.org/graph/a> a kg:ArticleGraph . <https://example.org/graph/b> a kg:ArticleGraph .
"""
BAD = {
    "loose.ttl": (LOOSE, "triples without a named graph"),
    "blank.nq": (BLANK, "a blank node would be another one at each load"),
    "half.nq": (HALF, "cannot be read"),
    "two.ttl": (TWO, "triples of several articles without a graph"),
    "prose.ttl": ("Gunmen attacked a police post.\n", "cannot be read"),
    "page.rdf": ("<html><body>not RDF</body></html>", "without a named graph|cannot be read"),
    "iri.nq": ("<https://example.org/s p> <urn:p> <urn:o> <urn:g> .\n", "cannot be read"),
}


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(kg, words, env=environment)


def complaint(*words: str, **environment: str) -> str:
    """What the command ends with; the store it had open is let go."""
    said = str(run(*words, **environment).exception)
    gc.collect()
    return said


def held(folder: Path, *articles: dict[str, list[Quad]]) -> dict[str, int]:
    return open_folder(str(folder)).count(*sizes(*articles))


def test_loading_says_how_much_was_stored(tmp_path: Path) -> None:
    file = write(tmp_path / "a.nq", article("a"), article("b", facts="f"))
    done = run("load", str(file), "--to", str(tmp_path / "store"))
    assert (done.exit_code, done.stderr) == (0, f"3 graphs, 85 triples in {tmp_path / 'store'}\n")


def test_bad_files_are_named_and_all_others_loaded(tmp_path: Path) -> None:
    good = article("good")
    write(tmp_path / "in" / "good.nq", good)
    for name, (content, _) in BAD.items():
        (tmp_path / "in" / name).write_text(content, encoding="utf-8")
    (tmp_path / "in" / "binary.nq").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "in" / "empty.nq").write_bytes(b"")
    done = run("load", str(tmp_path / "in"), "--to", str(tmp_path / "store"))
    assert done.exit_code == 1
    assert [name for name in (*BAD, "binary.nq") if sum(name in line for line in done.stderr.splitlines()) != 1] == []
    assert held(tmp_path / "store", good) == sizes(good)
    assert open_folder(str(tmp_path / "store")).graphs() == tuple(good)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_is_exit_2(name: str, tmp_path: Path) -> None:
    content, says = BAD[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("load", str(tmp_path / name), "--to", str(tmp_path / "store"))
    assert done.exit_code == 2
    assert any(one in done.stderr for one in says.split("|"))


@pytest.mark.parametrize("name", ["blank.nq", "half.nq", "iri.nq"])
@pytest.mark.parametrize("there", [False, True])
def test_a_bad_big_file_stores_nothing(name: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.setattr("kg.store.spool.BIG", 10)
    content, says = BAD[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    if there:
        run("load", str(write(tmp_path / "a.nq", article("a"))), "--to", str(tmp_path / "store"))
    done = run("load", str(tmp_path / name), "--to", str(tmp_path / "store"))
    assert isinstance(done.exception, KgError) or done.exit_code == 2
    assert says.split("|")[0] in str(done.exception) + done.stderr
    assert (tmp_path / "store").exists() == there
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("append", ["--replace", "--append"])
def test_a_big_file_is_loaded_like_a_small_one(append: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article("a", facts="f"), article("b", triples=90), article("c", facts="g")]
    files = [write(tmp_path / f"{name}.nq", *articles) for name in ("one", "two")]
    monkeypatch.setattr("kg.store.spool.BIG", 10)
    for _ in range(2):
        done = run("load", *map(str, files), "--to", str(tmp_path / "store"), append)
        assert done.exit_code == 0, done.stderr
        assert held(tmp_path / "store", *articles) == sizes(*articles)


def test_what_an_interrupted_load_left_behind_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.spool.BIG", 10)
    (tmp_path / ".store.loading").mkdir()
    (tmp_path / ".store.loading" / "left").write_text("half", encoding="utf-8")
    run("load", str(write(tmp_path / "a.nq", article("a"))), "--to", str(tmp_path / "store"))
    assert held(tmp_path / "store", article("a")) == sizes(article("a"))


def test_unloading_says_what_was_taken(tmp_path: Path) -> None:
    run("load", str(write(tmp_path / "a.nq", article("a"), article("b"))), "--to", str(tmp_path / "store"))
    done = run("unload", "a", "--from", str(tmp_path / "store"))
    assert done.stderr == f"40 triples of https://example.org/graph/a taken from {tmp_path / 'store'}\n"
    assert held(tmp_path / "store", article("a"), article("b")) == {
        **dict.fromkeys(article("a"), 0),
        **sizes(article("b")),
    }


@pytest.mark.parametrize(
    "name", ["", "none", 'a" } ; DROP ALL #', "urn:none", "a> } #", "https://example.org/graph/none"]
)
def test_an_unknown_article_is_told_and_nothing_taken(name: str, tmp_path: Path) -> None:
    run("load", str(write(tmp_path / "a.nq", article("a"))), "--to", str(tmp_path / "store"))
    assert "no article" in complaint("unload", name, "--from", str(tmp_path / "store"))
    assert held(tmp_path / "store", article("a")) == sizes(article("a"))


def test_two_articles_of_one_id_must_be_told_apart(tmp_path: Path) -> None:
    one, text = article("a"), (write(tmp_path / "a.nq", article("a"))).read_text(encoding="utf-8")
    (tmp_path / "b.nq").write_text(text.replace("example.org/", "example.net/"), encoding="utf-8")
    run("load", str(tmp_path / "a.nq"), str(tmp_path / "b.nq"), "--to", str(tmp_path / "store"))
    said = complaint("unload", "a", "--from", str(tmp_path / "store"))
    assert "2 articles have the id 'a': name one by its graph: https://example.net/graph/a" in said
    assert held(tmp_path / "store", one) == sizes(one)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--user", "ada"), "give --password-env VARIABLE"),
        (("--user", "ada:s3cret"), "--user is a name without a colon"),
        (("--user", "ada", "--password-env", "KG_TEST_NONE"), "the environment variable KG_TEST_NONE is empty"),
        (("--token-env", "KG_TEST_NONE"), "the environment variable KG_TEST_NONE is empty"),
        (("--password-env", "KG_TEST_NONE"), "give --user with --password-env"),
        (("--user", "ada", "--token-env", "KG_TEST_NONE"), "or --token-env alone"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_secrets_come_by_the_environment_or_a_prompt_alone(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    file = str(write(tmp_path / "a.nq", article("a")))
    said = complaint("load", file, "--to", "http://127.0.0.1:1", *words)
    assert says in said
    assert "s3cret" not in said


def test_a_folder_wants_no_name(tmp_path: Path) -> None:
    file = str(write(tmp_path / "a.nq", article("a")))
    done = run("load", file, "--to", str(tmp_path / "s"), "--user", "a", "--password-env", "KG_T", KG_T="x")
    assert "is a folder: it wants no name" in str(done.exception)


def test_a_query_of_a_store_can_be_bounded(tmp_path: Path) -> None:
    run("load", str(write(tmp_path / "a.nq", article("a", triples=900))), "--to", str(tmp_path / "store"))
    (tmp_path / "all.rq").write_text("SELECT ?s WHERE { ?s ?p ?o }", encoding="utf-8")
    (tmp_path / "slow.rq").write_text(
        "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d && ?g != ?d) }",
        encoding="utf-8",
    )
    store = ("--store", str(tmp_path / "store"))
    assert len(run("query", str(tmp_path / "all.rq"), *store, "--limit", "3", "--format", "csv").stdout.split()) == 4
    done = run("query", str(tmp_path / "slow.rq"), *store, "--timeout", "0.2")
    assert "slow: no answer within 0.2 seconds" in str(done.exception)


def test_an_open_store_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(write(tmp_path / "a.nq", article("a")))
    store = open_folder(str(tmp_path / "store"), create=True)
    monkeypatch.setattr("sys.argv", ["kg", "load", file, "--to", str(tmp_path / "store")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "is another program using it?" in capsys.readouterr().err
    assert len(store) == 0
