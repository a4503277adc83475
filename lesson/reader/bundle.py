"""The scripts of the page: small JavaScript modules, joined into one that needs no loader and no network.

A module may begin with lines of the form `import { a, b } from "./name.js";` and export by a leading `export`. Joined,
they share one scope: names at the top of a module are unique over all of them.
"""

from __future__ import annotations

import re
from functools import cache

from lesson.render.template import resource

FOLDER = "modules"
MAIN = "main.js"

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)


@cache
def script() -> str:
    """All modules that `main.js` needs, each after those that it imports, without comments."""
    done: dict[str, str] = {}
    _add(MAIN, done, ())
    return "\n" + "".join(done.values())


def _add(name: str, done: dict[str, str], above: tuple[str, ...]) -> None:
    if name in done:
        return
    if name in above:
        raise ValueError(f"{name} imports itself: {' > '.join((*above, name))}")
    text = resource(FOLDER, name)
    for needed in _IMPORT.findall(text):
        _add(needed, done, (*above, name))
    done[name] = _without_notes(_EXPORT.sub("", _IMPORT.sub("", text)))


def _without_notes(text: str) -> str:
    """The text without lines that are only comments, and without indents: they explain nothing to a browser.

    No string goes over the end of a line in the modules, so that no indent is part of one.
    """
    text = re.sub(r"^[ \t]*/\*\*.*?\*/\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^[ \t]*(?://[^\n]*\n)?", "", text, flags=re.MULTILINE)
