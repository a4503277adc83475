"""What only some outputs need: packages that `pip install lesson` leaves out, and who brings them."""

from __future__ import annotations

from importlib.util import find_spec

from lesson.errors import LessonError

EXTRAS: dict[str, dict[str, str]] = {
    "deck": {"brotli": "brotli", "fontTools": "fonttools"},
    "reader": {"brotli": "brotli", "fontTools": "fonttools", "jinja2": "jinja2"},
    "worksheet": {"jinja2": "jinja2", "typst": "typst"},
    "docx": {"docx": "python-docx"},
}
"""For each extra of the package, the modules that its outputs import and the packages that they are in.

A test compares it with pyproject.toml.
"""


def require(what: str, *extras: str) -> None:
    """Make sure that `what` can be made: that the packages of some extras are installed.

    Raises LessonError, which names them and how to get them.
    """
    lacking = {
        extra: [package for module, package in EXTRAS[extra].items() if find_spec(module) is None] for extra in extras
    }
    wanted = [extra for extra in extras if lacking[extra]]
    if wanted:
        packages = ", ".join(dict.fromkeys(package for extra in wanted for package in lacking[extra]))
        raise LessonError(f"{what} needs {packages}: pip install 'lesson[{','.join(wanted)}]'")
