"""The only place that knows the template engine: text that goes through it is escaped, always."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from lesson.errors import LessonError
from lesson.text.safe import printable

__all__ = ["Markup", "data_block", "filled", "filled_from", "resource"]

_FOLDER = "templates"
_HOUSE_STYLE: Any = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def resource(folder: str, name: str, package: str = "lesson.reader") -> str:
    """The text of one of a package's own files, by default the reader's."""
    return files(package).joinpath(folder, name).read_text("utf-8")


@cache
def _environment(package: str) -> Environment:
    return Environment(loader=FunctionLoader(lambda name: resource(_FOLDER, name, package)), **_HOUSE_STYLE)


def filled(template: str, *, package: str = "lesson.reader", **values: Any) -> Markup:
    """A template filled in, by default one of the reader's own.

    Strings among `values` are escaped where they are shown, unless they are Markup.
    """
    return _printable(_environment(package).get_template(template).render(values))


def filled_from(folder: Path, template: str, *, package: str, **values: Any) -> Markup:
    """A template of a user's own filled in; what their folder lacks is taken from the package.

    It can do no more than show the values. Raises LessonError for a template that cannot be filled in.
    """
    loader = ChoiceLoader([FileSystemLoader(folder), FunctionLoader(lambda name: resource(_FOLDER, name, package))])
    environment = ImmutableSandboxedEnvironment(loader=loader, **_HOUSE_STYLE)
    try:
        return _printable(environment.get_template(template).render(values))
    except (TemplateError, UnicodeDecodeError) as fault:
        raise LessonError(f"{folder / template}: cannot be filled in ({fault}); correct the template") from fault


def _printable(text: str) -> Markup:
    return Markup(printable(text))


def data_block(value: Any) -> Markup:
    """JSON to stand in a <script type="application/json">: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda match: _IN_SCRIPT[match[0]], text))
