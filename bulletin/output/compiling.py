"""How templates are compiled: interface texts become constants, and calls go straight to what is called.

Half the time of a page went into looking at every callee to see whether it wants Jinja's context, and
into asking for the same translations again. In our templates only the gettext functions want the
context; and there is one environment a language, so what `_("Home")` says is known beforehand.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from bulletin.i18n.messages import Translations

_SPECIAL = re.compile("[&<>\"']")
_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})


class _DirectCalls(CodeGenerator):
    """Calls without `Context.call`, which hands the context to the few functions that ask for it."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Most values hold nothing to escape, and most macros give HTML: both are told quickly."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.shown(")
            if finalize.src is not None:
                self.write(finalize.src)
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        named = isinstance(node.node, nodes.Name) and node.node.name in _GETTEXT
        if named or node.dyn_args or node.dyn_kwargs or any(k.key == "class" for k in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.visit(keyword, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class CompilingEnvironment(Environment):
    """The environment of one language, with its texts put into the templates when they are compiled."""

    code_generator_class = _DirectCalls
    translations: Translations
    _ready: dict[str, Template]

    @staticmethod
    def shown(value: Any) -> str:
        """A value as it is written into a page: escaped, unless it is HTML already."""
        kind = type(value)
        if kind is Markup or (kind is str and _SPECIAL.search(value) is None):
            return value  # type: ignore[no-any-return]
        return escape(value)

    def get_template(self, name: str | Template, parent: str | None = None, globals: Any = None) -> Template:
        """As Jinja's. A template is looked for once: layouts do not change under an environment."""
        if not isinstance(name, str) or globals is not None:
            return super().get_template(name, parent, globals)
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name, parent)
        return found

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """As Jinja's own hook, of a template whose plain gettext calls have become constants."""
        _Texts(self, name).visit(source)
        return super()._generate(source, name, filename, defer_init)


class _Texts(NodeTransformer):
    def __init__(self, environment: CompilingEnvironment, name: str | None) -> None:
        escape = environment.autoescape
        self._marked = escape(name) if callable(escape) else escape
        translations = environment.translations
        self._known = {
            ("_", 1): translations.gettext,
            ("gettext", 1): translations.gettext,
            ("pgettext", 2): translations.pgettext,
        }

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's names
        """``_("…")`` of one literal, as Jinja's own function would answer (``%%`` is one sign)."""
        called, arguments = node.node, node.args
        if isinstance(called, nodes.Name) and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            translate: Any = self._known.get((called.name, len(arguments)))
            texts = [one.value for one in arguments if isinstance(one, nodes.Const)]
            if translate and len(texts) == len(arguments) and all(isinstance(text, str) for text in texts):
                text = translate(*texts) % {}
                constant = nodes.TemplateData(text) if self._marked else nodes.Const(text)
                return constant.set_lineno(node.lineno)
        return self.generic_visit(node)
