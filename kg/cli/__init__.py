"""The command `kg`: a file a verb, and one place where errors become exit codes."""

import os
import sys

import click

from kg import __version__
from kg.cli import annotate, build, diff, evaluate, export, link, load, query, serve, unload, validate, verify, wikidata
from kg.cli.terminal import say
from kg.errors import KgError

WRONG_USE, INTERRUPTED = 2, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(version)s")
def kg() -> None:
    """Turn news articles into checked RDF graphs: who did what to whom, where and when, and who says so.

    Start with: kg build article.txt, then: kg query attacks
    """


VERBS = (
    build.build,
    annotate.annotate,
    query.query,
    validate.validate,
    verify.verify,
    load.load,
    unload.unload,
    serve.serve,
    link.link,
    export.export,
    diff.diff,
    evaluate.evaluate,
    wikidata.wikidata,
)


def _laid_out(verb: click.Command) -> None:
    """Keep the lines of the paragraphs that a backspace character marks; a docstring can only spell it."""
    verb.help = (verb.help or "").replace("\\b", "\b")
    for inner in verb.commands.values() if isinstance(verb, click.Group) else ():
        _laid_out(inner)


for verb in VERBS:
    _laid_out(verb)
    kg.add_command(verb)


def main() -> None:
    """Run the command; a `KgError` becomes one line on stderr and exit code 2."""
    try:
        kg()
    except KgError as error:
        if "--debug" in sys.argv:
            raise
        say(f"kg: {error}")
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        say("kg: stopped; the files already written are whole")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`kg query … | head`): leave without a second complaint at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
