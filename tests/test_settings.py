"""Settings: file, then environment, then options; what cannot be used is one clear line."""

from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import Settings, load_settings


def test_defaults_need_no_file_and_no_environment() -> None:
    """A run with nothing said writes Turtle to output/ with the starter catalogue."""
    assert load_settings({}, environment={}) == Settings()


def test_options_win_over_the_environment_which_wins_over_the_file(tmp_path: Path) -> None:
    """The nearer to the user's hands, the stronger."""
    file = tmp_path / "kg.toml"
    file.write_text('out = "from-file"\nmodel = "file-model"\npublisher = "File"\n', encoding="utf-8")
    settings = load_settings(
        {"out": "from-option", "model": None},
        environment={"KG_OUT": "from-environment", "KG_MODEL": "environment-model"},
        config=file,
    )
    assert (settings.out, settings.model, settings.publisher) == ("from-option", "environment-model", "File")


def test_several_formats_may_stand_in_a_list_or_behind_commas(tmp_path: Path) -> None:
    """A list in the file, commas in the environment."""
    file = tmp_path / "kg.toml"
    file.write_text('format = ["trig", "turtle"]\n', encoding="utf-8")
    assert load_settings({}, environment={}, config=file).format == ("trig", "turtle")
    assert load_settings({}, environment={"KG_FORMAT": "nquads,jsonld"}).format == ("nquads", "jsonld")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("out = ", "not valid TOML"),
        ("colour = 'red'", "unknown setting 'colour'"),
        ("evidence = 'none'", "evidence cannot be 'none': choose from quotes, offsets"),
        ("base = 'somewhere'", "give an IRI that ends in / # or :"),
        ("out = 7", "out cannot be 7"),
        ("format = []", "format cannot be []"),
    ],
)
def test_a_broken_file_is_one_clear_line(tmp_path: Path, content: str, says: str) -> None:
    """What, where, and what to do."""
    file = tmp_path / "kg.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings({}, environment={}, config=file)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    """`--config` names a file; its absence is not passed over."""
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({}, environment={}, config=tmp_path / "absent.toml")
