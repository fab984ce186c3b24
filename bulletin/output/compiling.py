"""How templates are compiled: interface texts become constants, and calls go straight to what is called.

Half the time of a page went into looking at every callee to see whether it wants Jinja's context, and
into asking for the same translations again. In our templates only the gettext functions want the
context; and there is one environment a language, so what `_("Home")` says is known beforehand.
"""

from __future__ import annotations

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer

from bulletin.i18n.messages import Translations

_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})


class _DirectCalls(CodeGenerator):
    """Calls without `Context.call`, which hands the context to the few functions that ask for it."""

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
        self._gettext = environment.translations.gettext

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's names
        """``_("…")`` of one literal, as Jinja's own function would answer (``%%`` is one sign)."""
        called, arguments = node.node, node.args
        plain = not (node.kwargs or node.dyn_args or node.dyn_kwargs) and len(arguments) == 1
        if plain and isinstance(called, nodes.Name) and called.name in {"_", "gettext"}:
            message = arguments[0]
            if isinstance(message, nodes.Const) and isinstance(message.value, str):
                text = self._gettext(message.value) % {}
                constant = nodes.TemplateData(text) if self._marked else nodes.Const(text)
                return constant.set_lineno(node.lineno)
        return self.generic_visit(node)
