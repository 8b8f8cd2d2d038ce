"""Every block of README runs, and its tables are what the code says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import kg
from kg.query import read_query, run
from kg.store import load_files
from tests import docs

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """The blocks of a language, in order."""
    return [content for name, content in BLOCKS if name == language]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what the blocks name, to run them in."""
    for name in ("output", "tests/samples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def environment(folder: Path) -> dict[str, str]:
    """One where `kg` is this very checkout's command."""
    command = folder / "bin" / "kg"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{command.parent}:{os.environ['PATH']}"  # noqa: TID251  # the child's own copy
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}  # noqa: TID251  # the child's own copy


def test_the_set_up_is_two_commands() -> None:
    """One to run the main job, one to pass the tests; CI runs both as they stand."""
    assert len(blocks("bash")) == 2
    assert all(len(block.strip().splitlines()) == 1 for block in blocks("bash"))


@pytest.mark.model
@pytest.mark.parametrize("block", blocks("sh"))
def test_every_command_runs(block: str, checkout: Path) -> None:
    """In a folder with the samples and their graphs."""
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", block],
        cwd=checkout,
        env=environment(checkout),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.model
@pytest.mark.parametrize("block", blocks("python"))
def test_every_python_block_runs(block: str, checkout: Path) -> None:
    """As a script of its own."""
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=checkout,
        env=environment(checkout),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


@pytest.mark.parametrize("block", blocks("sparql"))
def test_every_sparql_block_finds_something(block: str) -> None:
    """On the graphs in output/."""
    _, rows = run(load_files([ROOT / "output"]), read_query("README", block))
    assert rows


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: page.parent.name)
def test_every_table_says_what_the_code_says(page: Path) -> None:
    """Questions, settings, event types and relations: `python -m tests.docs` writes the tables anew."""
    text = page.read_text(encoding="utf-8")
    assert docs.renewed(text) == text


def test_every_verb_is_shown() -> None:
    """Each stands in a block that runs, or in the text."""
    assert [name for name in kg.commands if f"kg {name}" not in README] == []


def test_every_link_leads_to_a_file() -> None:
    """Relative links point at what is there."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [target for target in targets if not (ROOT / target).exists()] == []
