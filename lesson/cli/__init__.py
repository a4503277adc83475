"""The command line. Each command is a module of its own, imported only when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from lesson.errors import LessonError

# Name, module, and the line that `lesson --help` shows without importing the module.
_COMMANDS = {
    "build": ("lesson.cli.build", "Build deck, quiz, worksheet, reader page and word list of articles."),
    "quiz": ("lesson.cli.quiz", "Play the quiz of a lesson."),
    "review": ("lesson.cli.review", "Ask the words of all lessons that are due."),
    "stats": ("lesson.cli.stats", "How far you have come, and what is due."),
    "reader": ("lesson.cli.reader", "Make the page on which to read a lesson in a browser."),
    "worksheet": ("lesson.cli.worksheet", "Print the worksheet of a lesson, to hand out and with answers."),
    "grade": ("lesson.cli.grade", "How hard a text is: level, and how much of it each band knows."),
    "words": ("lesson.cli.words", "The vocabulary of a text as a table."),
    "lookup": ("lesson.cli.lookup", "Look a word up, alone or in its sentence."),
    "dictionary": ("lesson.cli.dictionary", "Export the learner's dictionary: table, JSON, Yomitan, Pleco."),
    "known": ("lesson.cli.known", "The words that you know: import and list them."),
}


class _Commands(click.Group):
    """A group that imports a command when it is called, so that `lesson --help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(_COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lesson", prog_name="lesson")
def cli() -> None:
    """Turn a Chinese article into a lesson: Anki deck, graded quiz, worksheet."""


def main() -> None:
    """Run the command line: exit 0 when done, 1 for a problem with the input, 2 for wrong usage."""
    gc.disable()  # a short life, in which nothing makes cycles worth finding: looking takes a tenth of a build
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # an ASCII locale would refuse hanzi
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(standalone_mode=False)
    except LessonError as fault:
        _stop(str(fault), 1)
    except click.exceptions.Abort:
        _stop("stopped", 130)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        _stop("stopped", 130)


def _stop(message: str, code: int) -> None:
    click.echo(f"lesson: {' '.join(message.split())}", err=True)
    sys.exit(code)
