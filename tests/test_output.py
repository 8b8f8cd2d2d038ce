"""The graphs in output/ are what the main job writes, and other tools can read them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from tests.jena import riot

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "output"
SAMPLES = ROOT / "tests" / "samples"
SHARED = ROOT.parent / "shared" / "seed"
SEED = SHARED / "press-tv-daesh.txt"
WRITTEN = sorted(path for path in OUTPUT.iterdir() if path.suffix != ".md")
GRAPHS = sorted(path for path in OUTPUT.glob("*.ttl"))
RDFLIB = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}


def triples(path: Path) -> Graph:
    """A file's triples, whatever graph they are in."""
    found = Graph()
    dataset = Dataset()
    dataset.parse(path, format=RDFLIB[path.suffix])
    for subject, predicate, thing, _ in dataset.quads():
        found.add((subject, predicate, thing))
    return found


def kg(*words: str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """The command, run as a user would."""
    return subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, text=True, cwd=cwd, check=False)


def source_of(path: Path) -> str:
    """The article a graph was made from."""
    if path.stem == SEED.stem:
        if not SEED.is_file():
            pytest.skip("the seed article is not on this machine")
        return str(SEED)
    return str(SAMPLES / f"{path.stem}.txt")


def test_there_are_graphs_of_at_least_three_samples_and_of_the_seed_article() -> None:
    """One bombing, one protest, one round of talks; the seed without its sentences."""
    assert {"market-bombing", "capital-protest", "border-talks", "press-tv-daesh"} <= {path.stem for path in GRAPHS}


@pytest.mark.model
def test_the_main_job_writes_them_again_byte_for_byte(tmp_path: Path) -> None:
    """The samples' graphs; the seed's too where the article is present."""
    formats = [
        word for form in ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml") for word in ("--format", form)
    ]
    assert kg("build", str(SAMPLES), "--out", str(tmp_path), "--quiet", *formats).returncode == 0
    if SEED.is_file():
        assert kg("build", str(SEED), "--out", str(tmp_path), "--quiet", "--evidence", "offsets").returncode == 0
    for path in WRITTEN:
        if path.stem != SEED.stem or SEED.is_file():
            assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_every_piece_of_evidence_stands_in_its_article(path: Path) -> None:
    """`kg verify` finds nothing unsupported."""
    done = kg("verify", str(path), "--source", source_of(path))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_one_changed_character_is_found_and_the_facts_are_named(path: Path, tmp_path: Path) -> None:
    """Exit 1, and at least one fact on stdout."""
    text = Path(source_of(path)).read_text(encoding="utf-8")
    spot = text.rindex("said")
    changed = tmp_path / f"{path.stem}.txt"
    changed.write_text(text[:spot] + "sald" + text[spot + 4 :], encoding="utf-8")
    done = kg("verify", str(path), "--source", str(changed))
    assert done.returncode == 1
    assert done.stdout.strip()


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_every_graph_conforms_to_the_shapes(path: Path) -> None:
    """`kg validate` finds no violation."""
    done = kg("validate", str(path))
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("stem", sorted({path.stem for path in WRITTEN}))
def test_every_format_says_the_same(stem: str) -> None:
    """Turtle, TriG, N-Quads, N-Triples, JSON-LD and RDF/XML of one graph are isomorphic, as rdflib reads them."""
    first, *others = (triples(path) for path in WRITTEN if path.stem == stem)
    assert len(first) > 100
    assert all(isomorphic(first, other) for other in others)


def test_the_seed_graph_copies_no_sentence() -> None:
    """With offsets alone, no literal is longer than a name or a term."""
    longest = max(
        (str(thing) for thing in triples(OUTPUT / "press-tv-daesh.ttl").objects()), key=lambda s: s.count(" ")
    )
    assert longest.count(" ") < 12, longest


@pytest.mark.service
@pytest.mark.parametrize("suffix", sorted(RDFLIB))
def test_jena_accepts_every_file(suffix: str, tmp_path: Path) -> None:
    """`riot --validate`, Jena's strict parser."""
    done = riot([path for path in WRITTEN if path.suffix == suffix], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.service
@pytest.mark.parametrize(
    "path", [path for path in WRITTEN if path.suffix in {".ttl", ".nt", ".rdf"}], ids=lambda path: path.name
)
def test_raptor_accepts_it(path: Path) -> None:
    """`rapper -c` counts the triples without a warning."""
    syntax = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml"}[path.suffix]
    done = subprocess.run(
        [str(shutil.which("rapper")), "-q", "-c", "-i", syntax, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")


@pytest.mark.quality
@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not on this machine")
def test_the_seed_article_answers_what_was_expected() -> None:
    """At least 90 % of the expected rows, none of the forbidden ones."""
    done = subprocess.run(
        [sys.executable, str(SHARED / "check.py"), "--kg", f"{sys.executable} -m kg"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.quality
def test_a_build_costs_at_most_a_quarter_more_than_bare_spacy() -> None:
    """`kg evaluate speed` on the samples."""
    done = kg("evaluate", "speed", "--articles", str(SAMPLES), "--format", "json")
    assert float(json.loads(done.stdout)[0]["ratio"]) <= 1.25, done.stdout
