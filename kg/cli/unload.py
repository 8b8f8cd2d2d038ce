"""`kg unload`: one article out of a store."""

import click

from kg.cli.options import AskLogin, debug, quiet, with_login
from kg.cli.terminal import say


@click.command()
@click.argument("article")
@click.option("--from", "store", required=True, metavar="STORE", help="A folder, or a SPARQL server's URL.")
@with_login
@quiet
@debug
def unload(*, article: str, store: str, login: AskLogin, quiet: bool) -> None:
    r"""Take one article's share out of a store, and nothing else: by its id, its IRI or its graph's.

    Third-party facts about what it links go with it, unless another article rests on them.

    \b
    Example:
      kg unload market-bombing --from store
    """
    from kg.store import open_store
    from kg.store import unload as take

    graphs, triples = take(open_store(store, login=login()), article)
    say(f"{triples:,} triples of {' and '.join(graphs)} taken from {store}", quiet=quiet)
