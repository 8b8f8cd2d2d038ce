"""The command starts at once and tells how it is used."""

import subprocess
import sys

import click
import pytest

from kg.cli import kg

HEAVY = ("spacy", "rdflib", "pyoxigraph", "pyshacl", "trafilatura", "requests", "numpy", "pydantic", "rich")


def verbs(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every verb, and every verb below a verb."""
    below = command.commands.items() if isinstance(command, click.Group) else ()
    return [path, *(found for name, one in below for found in verbs(one, (*path, name)))]


GROUPS = [(), ("evaluate",), ("link",), ("wikidata",)]  # they do nothing themselves


def test_help_imports_nothing_heavy() -> None:
    """Libraries are loaded when a verb needs them, so help costs a tenth of a second."""
    code = "import sys, kg.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("path", verbs(kg), ids=" ".join)
def test_every_verb_has_help_with_an_example(path: tuple[str, ...]) -> None:
    """`kg VERB --help` says what it does and shows one call."""
    done = subprocess.run([sys.executable, "-m", "kg", *path, "--help"], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert "kg " in done.stdout.split("Usage:")[1]


@pytest.mark.parametrize("path", [path for path in verbs(kg) if path not in GROUPS], ids=" ".join)
def test_every_verb_can_show_a_traceback(path: tuple[str, ...]) -> None:
    """`--debug` is there on every verb that works."""
    done = subprocess.run([sys.executable, "-m", "kg", *path, "--help"], capture_output=True, text=True, check=True)
    assert "--debug" in done.stdout
