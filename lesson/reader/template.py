"""The only place that knows the template engine: text that goes through it is escaped, always."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Markup", "data_block", "filled", "resource"]

_FOLDER = "templates"
# What neither HTML nor UTF-8 can carry: control characters, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def resource(folder: str, name: str, package: str = "lesson.reader") -> str:
    """The text of one of a package's own files, by default the reader's."""
    return files(package).joinpath(folder, name).read_text("utf-8")


@cache
def _environment(package: str) -> Environment:
    return Environment(
        loader=FunctionLoader(lambda name: resource(_FOLDER, name, package)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def filled(template: str, *, package: str = "lesson.reader", **values: Any) -> Markup:
    """A template filled in, by default one of the reader's own.

    Strings among `values` are escaped where they are shown, unless they are Markup.
    """
    return Markup(_UNPRINTABLE.sub("\ufffd", _environment(package).get_template(template).render(values)))


def data_block(value: Any) -> Markup:
    """JSON to stand in a <script type="application/json">: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(re.sub("[<>&\u2028\u2029]", lambda match: _IN_SCRIPT[match[0]], text))
