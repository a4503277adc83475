"""The only place that knows the engine: data and templates in, PDF out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lesson.errors import LessonError
from lesson.render.fonts import font_folder

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = Path(__file__).parent / "templates"


def press(data: Mapping[str, Any], templates: Path = TEMPLATES) -> tuple[bytes, int]:
    """Set `data` with the template `worksheet.typ` in a folder; gives the PDF and its number of pages.

    The data reaches the template as one JSON string in `sys.inputs.sheet`: none of it can become markup. The system's
    fonts are left alone, so that the same data gives the same bytes everywhere. Raises LessonError when the templates
    do not compile.
    """
    import typst

    if not (templates / "worksheet.typ").is_file():
        raise LessonError(f"{templates}: there is no worksheet.typ in it; copy {TEMPLATES} and change the copy")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])
    inputs = {"sheet": json.dumps(data, ensure_ascii=False, sort_keys=True)}
    try:
        compiler = typst.Compiler(templates / "worksheet.typ", root=templates, font_paths=fonts, sys_inputs=inputs)
        pdf = _accessible(compiler) or compiler.compile(format="pdf", timestamp=0)
        pages = json.loads(compiler.query("<pages>", field="value", one=True))
    except typst.TypstError as fault:
        raise LessonError(f"{templates}: cannot be set ({fault.message}); correct the template") from fault
    assert isinstance(pdf, bytes)
    return pdf, int(pages)


def _accessible(compiler: Compiler) -> bytes | None:
    """The PDF as PDF/UA-1 (ISO 14289-1) asks for it, so that it can be read aloud; None for what cannot be set so.

    That is a template of a teacher's own without a title, and a character that no typeface has.
    """
    from typst import TypstError

    try:
        pdf = compiler.compile(format="pdf", timestamp=0, pdf_standards="ua-1")
    except TypstError:
        return None
    assert isinstance(pdf, bytes)
    return pdf
