"""`kg load`: graphs into a store."""

import sys
from pathlib import Path

import click

from kg.cli.options import AskLogin, debug, quiet, with_login
from kg.cli.terminal import progress, say
from kg.errors import StoreError, UsageError

FOUND_SOMETHING, UNREADABLE = 1, 2


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--to", required=True, metavar="STORE", help="A folder (embedded Oxigraph), or a SPARQL server's URL.")
@click.option("--append/--replace", help="Add to an article's graph, or put this one in its place (the default).")
@with_login
@quiet
@debug
def load(*, files: tuple[Path, ...], to: str, append: bool, login: AskLogin, quiet: bool) -> None:
    r"""Put graph files, or folders of them, into a store: one named graph an article.

    Each graph is put whole or not at all, and counted afterwards. Loading twice changes nothing; a load that was
    stopped is taken up by the same command. A file over 64 MB into a new folder is stored as a whole, or not at all.

    \b
    A server's kind is found out, or stands in front of its URL:
      oxigraph+http://127.0.0.1:7878
      virtuoso+http://127.0.0.1:8890
      fuseki+http://127.0.0.1:3030/DATASET
      graphdb+http://127.0.0.1:7200/repositories/NAME
      rdf4j+http://127.0.0.1:8080/rdf4j-server/repositories/NAME
      blazegraph+http://127.0.0.1:9999/blazegraph/namespace/kb/sparql
      qlever+http://127.0.0.1:7001
      sparql+http://127.0.0.1/sparql      any other, with queries and updates at one URL

    \b
    Example:
      kg load output/ --to store
      kg query attacks --store store
      kg load output/ --to http://127.0.0.1:8890 --user dba --password-env VIRTUOSO_PASSWORD
    """
    import kg.store

    graphs = triples = faults = 0
    try:
        for one in progress(kg.store.load(to, files, append=append, login=login()), "graphs", quiet=quiet):
            if isinstance(one, UsageError):
                say(f"kg: {one}")
                faults += 1
                continue
            graphs, triples = graphs + 1, triples + one.held
            if not one.whole:
                say(f"kg: {one.graph}: {one.sent} triples were sent, the store holds {one.held}: look at its log")
                faults += 1
    except StoreError as error:
        told = f" ({graphs} graphs were stored before: the same command goes on from there)" if graphs else ""
        raise StoreError(f"{error}{told}") from error
    say(f"{graphs:,} graphs, {triples:,} triples in {to}", quiet=quiet)
    if faults:
        sys.exit(FOUND_SOMETHING if graphs else UNREADABLE)
