"""The coreference metrics against the worked example of their authors."""

import pytest

from kg.evaluate.coreference import METRICS, b_cubed, ceaf_e, conll, muc

# The example of Pradhan et al. 2014, section 4: key {a,b,c} {d,e,f,g}; response {a,b} {c,d} {f,g,h,i}.
KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_muc_counts_links() -> None:
    """Two of five links kept on each side."""
    scored = muc(RESPONSE, KEY)
    assert scored.precise.precision == pytest.approx(2 / 5)
    assert scored.found.recall == pytest.approx(2 / 5)


def test_b_cubed_counts_mentions() -> None:
    """Precision 0.50, recall 0.42."""
    scored = b_cubed(RESPONSE, KEY)
    assert scored.precise.precision == pytest.approx(0.50)
    assert scored.found.recall == pytest.approx(35 / 12 / 7)


def test_ceaf_aligns_clusters_one_to_one() -> None:
    """Precision 0.43, recall 0.65."""
    scored = ceaf_e(RESPONSE, KEY)
    assert scored.precise.precision == pytest.approx(1.3 / 3)
    assert scored.found.recall == pytest.approx(1.3 / 2)


def test_gold_as_its_own_answer_is_perfect() -> None:
    """And so is nothing where there is nothing."""
    assert conll({name: measure(KEY, KEY) for name, measure in METRICS.items()}) == pytest.approx(1.0)
