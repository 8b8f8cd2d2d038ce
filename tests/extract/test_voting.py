"""The vote of the accurate profile, with small networks written by hand."""

import numpy as np
import pytest

from kg.extract.entities.voting_network import CLASSES, Network, load_network


def network(**weights: dict[str, float]) -> Network:
    """A network of one hidden unit a feature; each feature speaks for or against classes."""
    features = list(weights)
    out = [[spoken.get(kind, 0.0) for kind in CLASSES] for spoken in weights.values()]
    return Network(
        numbers={feature: number for number, feature in enumerate(features)},
        hidden=np.eye(len(features)),
        hidden_bias=np.zeros(len(features)),
        out=np.array(out),
        out_bias=np.zeros(len(CLASSES)),
    )


def best(one: Network, *features: str) -> str:
    """The class that a network thinks likeliest."""
    return CLASSES[int(one.opinions([features])[0].argmax())]


def test_a_known_feature_speaks_for_its_class() -> None:
    assert best(network(envoy={"person": 2.0}, harbour={"place": 2.0}), "harbour") == "place"


def test_an_unknown_feature_says_nothing() -> None:
    one = network(envoy={"person": 2.0})
    assert one.opinions([["envoy", "never seen"]])[0].tolist() == one.opinions([["envoy"]])[0].tolist()


def test_a_feature_told_twice_counts_once() -> None:
    one = network(envoy={"person": 2.0})
    assert one.opinions([["envoy", "envoy"]])[0].tolist() == one.opinions([["envoy"]])[0].tolist()


def test_probabilities_add_up_to_one() -> None:
    assert network(envoy={"person": 2.0}).opinions([["envoy"]])[0].sum() == pytest.approx(1.0)


def test_the_weights_that_ship_know_the_head_word_of_a_phrase() -> None:
    shipped = load_network()
    assert len(shipped.numbers) == len(shipped.hidden)
    assert "w:president" in shipped.numbers
