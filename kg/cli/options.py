"""What verbs share: the options that settings are made of, `--quiet` and `--debug`."""

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import UsageError
from kg.settings import CHOICES, Settings, load_settings

if TYPE_CHECKING:
    from kg.stages import Store
    from kg.store import Login

Verb = Callable[..., None]
OpenStore = Callable[[], "Store"]
AskLogin = Callable[[], "Login | None"]
FIELDS = {one.name: one for one in fields(Settings)}
SERVICE = ("wikidata_api", "contact", "rate", "cache", "cache_days")  # what it takes to ask Wikidata
LINKING = ("linker", "index", "decisions", "endpoint", *SERVICE)

sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
# `main` looks for the flag itself: an error may come before any option is read.
debug = click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
row_format = click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="How to print the rows."
)


def with_store(verb: Verb) -> Verb:
    """A decorator that adds `--data`, `--store` and who asks, and passes a function that opens what they name."""

    @click.option("--data", type=click.Path(path_type=Path), help="A graph file, or a folder.  [default: output]")
    @click.option("--store", help="A store that `kg load` made: a folder, or a SPARQL server's URL.")
    @with_login
    @functools.wraps(verb)
    def run(*, data: Path | None, store: str | None, login: AskLogin, **given: object) -> None:
        if data is not None and store is not None:
            raise UsageError("--data and --store exclude each other: give one")
        opened = functools.partial(_open, data or Path("output"), store, login)
        verb(store=opened, **given)

    return run


def _open(data: Path, store: str | None, login: AskLogin) -> "Store":
    from kg.store import load_files, open_store

    return open_store(store, login=login()) if store is not None else load_files([data])


def with_login(verb: Verb) -> Verb:
    """A decorator that adds who asks a server, and passes a function that finds out the secret as `login`."""

    @click.option("--user", metavar="NAME", help="Who asks the server; the password is asked for.")
    @click.option("--password-env", metavar="VARIABLE", help="The environment variable that holds the password.")
    @click.option("--token-env", metavar="VARIABLE", help="The environment variable that holds a bearer token.")
    @functools.wraps(verb)
    def run(*, user: str | None, password_env: str | None, token_env: str | None, **given: object) -> None:
        if (password_env and not user) or (user and token_env):
            raise UsageError("give --user with --password-env, or --token-env alone")
        if user and ":" in user:
            raise UsageError("--user is a name without a colon: the password goes into --password-env VARIABLE")
        verb(login=functools.partial(_login, user, password_env, token_env), **given)

    return run


def _login(user: str | None, password_env: str | None, token_env: str | None) -> "Login | None":
    """Who asks; a password that no variable holds is asked for at the terminal."""
    from kg.store import Login

    if token_env:
        return Login(token=_secret(token_env))
    if not user:
        return None
    if password_env:
        return Login(user=user, password=_secret(password_env))
    if not sys.stdin.isatty():
        raise UsageError("no terminal to ask for the password at: give --password-env VARIABLE")
    return Login(user=user, password=click.prompt("Password", hide_input=True, err=True))


def _secret(variable: str) -> str:
    # This is the border: secrets come by the environment, never by the command's words.
    value = os.environ.get(variable)  # noqa: TID251
    if not value:
        raise UsageError(f"the environment variable {variable} is empty: put the secret there")
    return value


def with_settings(*names: str) -> Callable[[Verb], Verb]:
    """A decorator that adds an option for each setting named, and passes what they add up to as `settings`."""

    def decorate(verb: Verb) -> Verb:
        @functools.wraps(verb)
        def run(*, config: Path | None, **given: object) -> None:
            options = {name: given.pop(name) for name in names}
            # This is the border: the one place where the environment comes in.
            settings = load_settings(options, environment=os.environ, config=config)  # noqa: TID251
            verb(settings=settings, **given)

        decorated: Verb = click.option("--config", type=click.Path(path_type=Path), help="Instead of ./kg.toml.")(run)
        for name in reversed(names):
            decorated = _option(name)(decorated)
        return decorated

    return decorate


class Listed(click.Choice[str]):
    """One of the choices, or several with commas between them."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The value as it was given, once each part of it is one of the choices."""
        return ",".join(super(Listed, self).convert(part, param, ctx) for part in str(value).split(","))


def _option(name: str) -> Callable[[Verb], Verb]:
    default = FIELDS[name].default
    several = isinstance(default, tuple)
    shown = ",".join(default) if isinstance(default, tuple) else default
    text = FIELDS[name].metadata["help"] + (f"  [default: {shown}]" if shown else "")
    choices = Listed if several else click.Choice
    kind = choices(CHOICES[name]) if name in CHOICES else float if isinstance(default, float) else str
    flag = f"--{name.replace('_', '-')}"
    return click.option(flag, type=kind, multiple=several, help=text[0].upper() + text[1:])
