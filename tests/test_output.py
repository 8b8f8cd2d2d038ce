"""The graphs in output/ are what the main job writes, and other tools can read them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from tests.jena import riot

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "output"
SAMPLES = ROOT / "tests" / "samples"
SEED_FOLDER = ROOT.parent / "shared" / "seed"
SEED = SEED_FOLDER / "press-tv-daesh.txt"
COMMITTED = sorted(path for path in OUTPUT.iterdir() if path.suffix not in {".md", ".png"})
GRAPHS = sorted(OUTPUT.glob("*.ttl"))
FORMATS = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "ntriples", ".jsonld": "jsonld", ".rdf": "rdfxml"}
SYNTAX = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}
RDFLIB = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}
RAPTOR = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml"}


def kg(*words: str) -> "subprocess.CompletedProcess[str]":
    """The command, run as a user would."""
    return subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, text=True, cwd=ROOT, check=False)


def triples(path: Path) -> frozenset[pyoxigraph.Triple]:
    """A file's triples, whatever graph they are in."""
    return frozenset(quad.triple for quad in pyoxigraph.parse(path=str(path), format=SYNTAX[path.suffix]))


def source_of(graph: Path) -> Path:
    """The article a graph was made from."""
    if graph.stem == SEED.stem and not SEED.is_file():
        pytest.skip("the seed article is not on this machine")
    return SEED if graph.stem == SEED.stem else SAMPLES / f"{graph.stem}.txt"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every sample in every format, and the seed article where it is present, as the main job writes them now."""
    folder = tmp_path_factory.mktemp("built")
    formats = [word for name in FORMATS.values() for word in ("--format", name)]
    assert kg("build", str(SAMPLES), "--out", str(folder), "--quiet", *formats).returncode == 0
    if SEED.is_file():
        assert kg("build", str(SEED), "--out", str(folder), "--quiet", "--evidence", "offsets").returncode == 0
    return sorted(folder.iterdir())


def test_there_are_graphs_of_the_samples_and_of_the_seed_article() -> None:
    """One bombing, one protest, one round of talks; the seed without its sentences."""
    assert {"market-bombing", "capital-protest", "border-talks", "press-tv-daesh"} <= {path.stem for path in GRAPHS}


@pytest.mark.model
def test_the_main_job_writes_them_again_byte_for_byte(built: list[Path]) -> None:
    """What is committed is what is built; the seed's graph only where the article is present."""
    now = {path.name: path.read_bytes() for path in built}
    checked = [path for path in COMMITTED if path.name in now]
    assert [path.name for path in checked if now[path.name] != path.read_bytes()] == []
    assert {path.stem for path in COMMITTED if path not in checked} <= {SEED.stem}


@pytest.mark.model
def test_every_format_says_the_same(built: list[Path]) -> None:
    """No blank nodes, so that graphs are isomorphic exactly when their triples are equal."""
    for stem in {path.stem for path in built}:
        first, *others = (triples(path) for path in built if path.stem == stem)
        assert len(first) > 100
        assert not any(isinstance(term, pyoxigraph.BlankNode) for triple in first for term in triple)
        assert all(first == other for other in others), stem


@pytest.mark.model
def test_rdflib_reads_every_format(built: list[Path]) -> None:
    """The library that users write against finds the same number of triples."""
    for path in (path for path in built if path.stem == "quake-cup-vote"):
        dataset = rdflib.Dataset()
        dataset.parse(path, format=RDFLIB[path.suffix])
        assert len({quad[:3] for quad in dataset.quads()}) == len(triples(path)), path.name


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_every_piece_of_evidence_stands_in_its_article(path: Path) -> None:
    """`kg verify` finds nothing unsupported."""
    done = kg("verify", str(path), "--source", str(source_of(path)))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_one_changed_character_is_found_and_the_facts_are_named(path: Path, tmp_path: Path) -> None:
    """Exit 1, and at least one fact on stdout."""
    text = source_of(path).read_text(encoding="utf-8")
    spot = text.rindex("said")
    changed = tmp_path / f"{path.stem}.txt"
    changed.write_text(text[:spot] + "sald" + text[spot + 4 :], encoding="utf-8")
    done = kg("verify", str(path), "--source", str(changed))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) > 1, "the changed hash alone names no fact"


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_every_graph_conforms_to_the_shapes(path: Path) -> None:
    """`kg validate` finds no violation."""
    done = kg("validate", str(path))
    assert (done.returncode, done.stdout) == (0, "")


def test_the_seed_graph_copies_no_sentence() -> None:
    """With offsets alone, no literal is longer than a name or a term."""
    literals = [str(t.object.value) for t in triples(OUTPUT / "press-tv-daesh.ttl") if hasattr(t.object, "datatype")]
    assert [text for text in literals if text.count(" ") > 12] == []


@pytest.mark.service
@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_jena_accepts_every_file(suffix: str, built: list[Path], tmp_path: Path) -> None:
    """`riot --validate`, Jena's strict parser."""
    done = riot([path for path in built if path.suffix == suffix], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.service
def test_raptor_accepts_every_file_it_knows_the_format_of(built: list[Path]) -> None:
    """`rapper -c` counts the triples without a warning."""
    rapper = str(shutil.which("rapper"))
    for path in (path for path in built if path.suffix in RAPTOR):
        words = [rapper, "-q", "-c", "-i", RAPTOR[path.suffix], str(path)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr.strip()) == (0, ""), path.name


@pytest.mark.quality
@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not on this machine")
def test_the_seed_article_answers_what_was_expected() -> None:
    """At least 95 % of the expected rows, none of the forbidden ones."""
    words = [sys.executable, str(SEED_FOLDER / "check.py"), "--kg", f"{sys.executable} -m kg", "--at-least", "0.95"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.quality
def test_a_build_costs_at_most_a_quarter_more_than_bare_spacy() -> None:
    """`kg evaluate speed` on the samples."""
    done = kg("evaluate", "speed", "--articles", str(SAMPLES), "--repeat", "5", "--format", "json")
    assert float(json.loads(done.stdout)[0]["ratio"]) <= 1.25, done.stdout
