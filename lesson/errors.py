"""The one error a user sees."""

from __future__ import annotations


class LessonError(Exception):
    """A problem with the input or the machine, said in one line: what, where, what to do.

    The command line catches it once, prints it to stderr and exits with 1.
    """
