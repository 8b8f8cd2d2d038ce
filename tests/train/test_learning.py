"""Training, on examples small enough to be read."""

import numpy as np

from kg.extract.entities.voting_network import CLASSES, read_network
from kg.train.__main__ import stored
from kg.train.examples import Example
from kg.train.learning import Weights, together, train, vocabulary


def example(kind: str, *features: str) -> Example:
    """An example of a class."""
    return Example(features=features, kind=CLASSES.index(kind), weight=1.0)


EXAMPLES = [example("person", "w:envoy", "d:nsubj"), example("place", "w:harbour", "d:pobj")] * 1500


def trained(seed: int) -> tuple[list[str], Weights]:
    """The features, and a network trained on the examples."""
    features = vocabulary(EXAMPLES)
    return features, train(EXAMPLES, features, seed=seed)


def test_a_network_learns_what_it_is_shown() -> None:
    one = read_network(stored(*trained(1)))
    likeliest = [CLASSES[int(opinion.argmax())] for opinion in one.opinions([["w:envoy"], ["w:harbour"]])]
    assert likeliest == ["person", "place"]


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert stored(*trained(3)) == stored(*trained(3))


def test_rare_features_are_left_out() -> None:
    assert "w:rare" not in vocabulary([*EXAMPLES, example("none", "w:rare")])


def test_networks_put_together_score_as_their_mean() -> None:
    features, one = trained(1)
    _, other = trained(2)
    opinions = [
        read_network(stored(features, weights)).opinions([["w:envoy"]])[0]
        for weights in (one, other, together([one, other]))
    ]
    logs = [np.log(opinion) - np.log(opinion[0]) for opinion in opinions]
    assert np.allclose((logs[0] + logs[1]) / 2, logs[2], atol=0.05)
