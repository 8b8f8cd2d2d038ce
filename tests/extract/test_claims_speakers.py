"""How many claims are left to a pronoun that nobody is known to be behind, on articles as they are published."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Claim, Extraction
from kg.settings import Settings
from tests.benchmarks.documents import prepare
from tests.benchmarks.running import gold_documents

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SUITES = ("conflict", "quiet")
AT_MOST = 0.05
PRONOUNS = frozenset(
    {
        "another",
        "he",
        "her",
        "herself",
        "him",
        "himself",
        "i",
        "it",
        "itself",
        "me",
        "myself",
        "one",
        "others",
        "ourselves",
        "she",
        "some",
        "that",
        "them",
        "themselves",
        "these",
        "they",
        "this",
        "those",
        "us",
        "we",
        "which",
        "who",
        "whom",
        "you",
    }
)

pytestmark = [
    pytest.mark.model,
    pytest.mark.quality,
    pytest.mark.skipif(not (DATA / "wikinews").is_dir(), reason=f"the articles are not on this machine: no {DATA}"),
]


@pytest.fixture(scope="module")
def extractions(tmp_path_factory: pytest.TempPathFactory) -> list[Extraction]:
    """What the whole pipeline finds in the development articles."""
    folder, settings = tmp_path_factory.mktemp("wikinews"), Settings()
    for suite in SUITES:
        prepare(gold_documents(suite, DATA, "dev"), folder / suite)
    sources = [str(folder / suite / "documents.jsonl") for suite in SUITES]
    linked = pipeline.read_on(pipeline.make_stages(settings), pipeline.read(sources, settings), failed=_refuse)
    return [one.extraction for one in linked]


def _refuse(error: Exception) -> None:
    raise error


def said_by_a_pronoun(found: Extraction, claim: Claim) -> bool:
    """Whether all that is told of the speaker is a pronoun: of an entity that has no better name, too."""
    if claim.speaker is None:
        return False
    words = claim.speaker_label or ("" if claim.speaker_entity else claim.speaker.of(found.article.text))
    return words.casefold() in PRONOUNS


def unresolved(extractions: list[Extraction]) -> Iterator[str]:
    """The place of each claim whose speaker is a pronoun, to be read when the test fails."""
    for found in extractions:
        for claim in found.claims:
            if said_by_a_pronoun(found, claim):
                yield f"{found.article.id} {claim.speaker}: {claim.cue.of(found.article.text)}"


def test_at_most_one_speaker_in_twenty_is_a_pronoun_alone(extractions: list[Extraction]) -> None:
    claims = sum(len(found.claims) for found in extractions)
    left = list(unresolved(extractions))
    assert claims > 250
    assert len(left) / claims <= AT_MOST, "\n".join(left)


def test_at_most_one_claim_in_twenty_has_no_source_at_all(extractions: list[Extraction]) -> None:
    claims = [claim for found in extractions for claim in found.claims]
    nobody = [claim for claim in claims if claim.speaker is None and not claim.speaker_label]
    assert len(nobody) / len(claims) <= AT_MOST
