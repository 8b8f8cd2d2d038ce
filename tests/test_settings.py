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
    assert load_settings({"linker": ("starter,live", "starter")}, environment={}).linker == ("starter", "live")


def test_numbers_may_be_written_as_numbers_or_as_text(tmp_path: Path) -> None:
    """Numbers in the file, text in the environment."""
    file = tmp_path / "kg.toml"
    file.write_text("rate = 5\ncache_days = 0.5\n", encoding="utf-8")
    settings = load_settings({}, environment={"KG_RATE": "0.25"}, config=file)
    assert (settings.rate, settings.cache_days) == (0.25, 0.5)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("out = ", "not valid TOML"),
        ("colour = 'red'", "unknown setting 'colour'"),
        ("evidence = 'none'", "evidence cannot be 'none': choose from quotes, offsets"),
        ("base = 'somewhere'", "give an IRI that ends in / # or :"),
        ("out = 7", "out cannot be 7"),
        ("format = []", "format cannot be []"),
        ("linker = ['starter', 'telepathy']", "linker cannot be 'telepathy': choose from starter, index, live, sparql"),
        ("linker = 'none,live'", "linker cannot be none and another one"),
        ("linker = ''", "linker cannot be ''"),
        ("rate = 'fast'", "rate cannot be 'fast': give a number"),
        ("rate = true", "rate cannot be True: give a number"),
        ("rate = 0", "rate cannot be 0: give a number from 0.001 on"),
        ("rate = nan", "rate cannot be nan"),
        ("rate = inf", "rate cannot be inf"),
        ("cache_days = -1", "cache_days cannot be -1: give a number from 0 on"),
        ("endpoint = 'query.wikidata.org'", "endpoint cannot be used: give a URL"),
        ("endpoint = 'http://'", "endpoint cannot be used: give a URL"),
        ("endpoint = 'http://[x'", "endpoint cannot be used: give a URL"),
        ("endpoint = 'http://localhost:x/'", "endpoint cannot be used: give a URL"),
        ("endpoint = 'http://a b/'", "endpoint cannot be used: give a URL"),
        (
            "endpoint = 'https://me:secret@localhost/'",
            "endpoint cannot be used: give a URL that starts with https://, without",
        ),
        ("wikidata_api = 'file:///etc/hosts'", "wikidata_api cannot be used: give a URL"),
        ('contact = "me\\nCookie: x"', "contact cannot be 'me\\nCookie: x': give a mail address or a URL"),
        ("contact = 'Jürgen'", "give a mail address or a URL"),
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
