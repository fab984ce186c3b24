"""The template environment: one a language, and nothing in it but the page, gettext and filters.

No clock, no randomness, no environment, no whole site: what a template can see
is its view, so that the hash of template and view is the hash of all it can
depend on (DESIGN 3). A name that a template asks for and the view lacks is an
error, never an empty string.
"""

from __future__ import annotations

import traceback
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Protocol

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from bulletin.diagnostics import Findings, Span
from bulletin.i18n.formats import formats_for
from bulletin.i18n.messages import Translations
from bulletin.output.addresses import resolve
from bulletin.output.charts.axis import timeaxis
from bulletin.output.charts.drawing import chart
from bulletin.output.charts.sparks import sparkline
from bulletin.output.compiling import POLICIES, SYNTAX, CompilingEnvironment
from bulletin.output.edition import LEAF
from bulletin.output.layouts import ENDINGS, ITEM, Layouts, shown
from bulletin.output.policy import alone_policy
from bulletin.output.saving import Articles, plain
from bulletin.output.typesetting import kept_together
from bulletin.output.writers import WRITERS

_BANNED_FILTERS = ("random",)  # another output for the same view


class Kept(Protocol):
    """Where compiled templates outlive the process. The code names its file, for tracebacks."""

    def get(self, language: str, file: str, source: bytes) -> bytes | None: ...

    def put(self, language: str, file: str, source: bytes, code: bytes) -> None: ...


class _Bytecode(BytecodeCache):
    """Compiled templates of one language, kept in the process and where ``kept`` says: compiling is slow.

    Jinja checks a bucket against the template's source, so an edited template is compiled anew.
    """

    _code: ClassVar[dict[tuple[str, str, str], bytes]] = {}

    def __init__(self, language: str, layouts: Layouts, kept: Kept | None) -> None:
        self._language = language
        self._sources = {str(template.file): template.data for template in layouts.templates.values()}
        self._kept = kept

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The file itself: the same template may be the site's or the packaged one."""
        return filename or name

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._code.get((self._language, bucket.key, bucket.checksum))
        if found is None and self._kept:
            found = self._kept.get(self._language, bucket.key, self._sources[bucket.key])
        if found:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = self._code[self._language, bucket.key, bucket.checksum] = bucket.bytecode_to_string()
        if self._kept:
            self._kept.put(self._language, bucket.key, self._sources[bucket.key], code)


def environment(layouts: Layouts, translations: Translations, kept: Kept | None = None) -> Environment:
    """The environment of one language. Templates come from ``layouts``; no file is read again."""

    def source(name: str) -> tuple[str, str, None] | None:
        found = layouts.templates.get(name)
        return (found.data.decode("utf-8-sig"), str(found.file), None) if found else None

    made = CompilingEnvironment(
        **SYNTAX,
        loader=FunctionLoader(source),
        undefined=StrictUndefined,
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        auto_reload=False,
        bytecode_cache=_Bytecode(translations.language, layouts, kept),
    )
    made.translations = translations
    made._ready = {}
    made.policies.update(POLICIES)
    made.globals = {"_": made.globals["_"]}  # gettext alone; no lipsum, range, dict, cycler …
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    for name in _BANNED_FILTERS:
        made.filters.pop(name, None)
    made.filters.update(_filters(translations.language))
    made.filters["article"] = Articles(lambda view: made.get_template(ITEM).render(page=view))
    return made


def _filters(language: str) -> dict[str, Any]:
    formats = formats_for(language)
    return {
        "longdate": formats.day,
        "weekdate": formats.day_with_weekday,
        "period": formats.period,
        "isoperiod": str,
        "isodate": lambda day: day.isoformat(),
        "number": formats.number,
        "ordinal": formats.ordinal,
        "ordinalword": formats.ordinal_word,
        "andlist": formats.listing,
        "together": lambda text: kept_together(str(text), language),
        "chart": partial(chart, formats=formats),
        "sparkline": sparkline,
        "timeaxis": timeaxis,
        "plain": plain,
        "alone_policy": lambda style: Markup(alone_policy((str(style),))),
    }


def render(
    made: Environment,
    template: str,
    view: Any,
    output: str,
    site: Path,
    findings: Findings,
    leaf: str = "",
) -> str:
    """The text of one output; a template that fails is a finding at its line, and the text is empty.

    Where ``template`` is one of `WRITERS`, that writes the text. Addresses of folders end in ``leaf``.
    """
    if template in WRITERS:
        return WRITERS[template](view)
    try:
        article = made.filters["article"]
        text = article.page(view) if template == ITEM else made.get_template(template).render(page=view)
        return resolve(text, output.removesuffix(LEAF), leaf)
    except TemplateNotFound as error:
        span = _failing_line(error, site) or Span(f"layouts/{template}")
        findings.add("template-missing", span, name=error.name or template)
    except TemplateSyntaxError as error:
        span = Span(f"layouts/{error.name or template}", error.lineno, 1)
        findings.add("template-syntax", span, problem=error.message)
    except Exception as error:  # a template can raise anything; no editor may meet a traceback
        span = _failing_line(error, site) or Span(f"layouts/{template}")
        findings.add("template-failed", span, output=output, problem=f"{type(error).__name__}: {error}")
    return ""


def _failing_line(error: Exception, site: Path) -> Span | None:
    """The innermost line of a template in the error's traceback (Jinja maps its code back to it)."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).suffix in ENDINGS]
    return Span(shown(Path(frames[-1].filename), site), frames[-1].lineno or 1, 1) if frames else None
