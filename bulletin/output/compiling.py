"""How templates are compiled: what is known beforehand becomes a constant, and the rest plain Python.

Jinja asks of every callee whether it wants the context, looks for every attribute in two ways and wraps
every macro in an object: on every page, though our templates see frozen views and call macros, filters and
gettext, and the answers are known. So attributes are attributes, macros are functions, and, as there is one
environment a language, what `_("Home")` says is written into the code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from keyword import iskeyword
from types import FunctionType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from bulletin.i18n.messages import Translations

SYNTAX: Mapping[str, Any] = {
    "extensions": ["jinja2.ext.i18n"],
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
POLICIES: Mapping[str, Any] = {"ext.i18n.trimmed": True}
"""With these, what says how a template is read."""

_SPECIAL = re.compile("[&<>\"']")
_GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_ASKING = frozenset({"d", "default", "defined", "undefined"})
"""Filters and tests of what may not be there."""
_TABLES = frozenset({"kwargs", "self"})
"""Names of Jinja's own for what has keys: `self.title()` is the block of that name."""


class _Direct(CodeGenerator):
    """Writes code that does what Jinja's would do for our templates, without the questions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._constants: list[str] = []

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's names
        """As Jinja's; constants stand behind the functions that use them."""
        super().visit_Template(node, frame)
        for number, source in enumerate(self._constants):
            self.writeline(f"constant_{number} = {source}")

    def write_commons(self) -> None:
        """As Jinja's, with names for what our code calls."""
        super().write_commons()
        self.writeline("shown, marked, called = environment.shown, environment.marked, environment.called")

    def _constant(self, source: str) -> str:
        self._constants.append(source)
        return f"constant_{len(self._constants) - 1}"

    def visit_TemplateData(self, node: nodes.TemplateData, frame: Frame) -> None:  # noqa: N802
        """A text in an expression: made once."""
        if frame.eval_ctx.volatile:
            super().visit_TemplateData(node, frame)
        else:
            self.write(self._constant(repr(node.as_const(frame.eval_ctx))))

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """``{"kind": _("Kind")}[word]``: the table is made once, and nothing else holds it."""
        table = node.node
        if isinstance(table, nodes.Dict) and not frame.eval_ctx.volatile and _is_constant(table):
            words = {pair.key.as_const(): pair.value.as_const(frame.eval_ctx) for pair in table.items}
            self.write(f"environment.getitem({self._constant(repr(words))}, ")
            self.visit(node.arg, frame)
            self.write(")")
        else:
            super().visit_Getitem(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a view, a macro of a module: an attribute, which is there or is an error."""
        of = node.node
        if iskeyword(node.attr) or (isinstance(of, nodes.Name) and of.name in _TABLES):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """``is none`` is Python's own."""
        if node.name == "none":
            self.write("(")
            self.visit(node.node, frame)
            self.write(" is None)")
        else:
            super().visit_Test(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A call without `Context.call`, which hands the context to the few functions that ask for it."""
        if isinstance(node.node, nodes.Name) and node.node.name in _GETTEXT:
            super().visit_Call(node, frame, forward_caller=forward_caller)
        elif forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.write("called(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
            self.write(")")
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro is its function, but for the few that ask who calls them."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            names = tuple(argument.name for argument in macro_ref.node.args)
            name = getattr(macro_ref.node, "name", "caller")
            self.write(f"environment.macro(macro, {name!r}, {names!r})")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro gives is HTML where templates escape, whoever calls it."""
        if force_unescaped and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.writeline(f"return marked(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Most values hold nothing to escape, and most macros give HTML: both are told quickly."""
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("shown(")
            if finalize.src is not None:
                self.write(finalize.src)
        else:
            super()._output_child_pre(node, frame, finalize)


def _is_constant(table: nodes.Dict) -> bool:
    return all(
        isinstance(pair.key, nodes.Const) and isinstance(pair.value, nodes.Const | nodes.TemplateData)
        for pair in table.items
    )


def parsed(source: str) -> nodes.Template:
    """The tree of a template, not to be changed. It is kept for the first environment that compiles it."""
    tree = _TREES[source] = _reader().parse(source)
    return tree


@cache
def _reader() -> Environment:
    made = Environment(**SYNTAX)
    made.policies.update(POLICIES)
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # `trans` is read so
    return made


_TREES: dict[str, nodes.Template] = {}


class CompilingEnvironment(Environment):
    """The environment of one language, with its texts put into the templates when they are compiled."""

    code_generator_class = _Direct
    translations: Translations
    _ready: dict[str, Template]

    marked = partial(str.__new__, Markup)
    """HTML of a text, as `Markup` makes it, without its questions."""

    @staticmethod
    def shown(value: Any) -> str:
        """A value as it is written into a page: escaped, unless it is HTML already."""
        kind = type(value)
        if kind is Markup or (kind is str and _SPECIAL.search(value) is None):
            return value  # type: ignore[no-any-return]
        return escape(value)

    @staticmethod
    def macro(function: FunctionType, name: str, arguments: tuple[str, ...]) -> FunctionType:
        """The function of a macro: its arguments may be left out, which the function itself sees to."""
        function.__name__ = function.__qualname__ = name
        function.__defaults__ = (missing,) * len(arguments)
        function.arguments = arguments  # type: ignore[attr-defined]
        return function

    @staticmethod
    def called(callee: Any, /, *args: Any, **kwargs: Any) -> Any:
        """What a call with named arguments gives; the functions of macros have other names for theirs."""
        names = getattr(callee, "arguments", ()) if type(callee) is FunctionType else ()
        if not names:
            return callee(*args, **kwargs)
        values = [kwargs.pop(name, missing) for name in names[len(args) :]]
        if kwargs:
            raise TypeError(f"macro {callee.__name__!r} takes no keyword argument {next(iter(kwargs))!r}")
        return callee(*args, *values)

    def get_template(self, name: str | Template, parent: str | None = None, globals: Any = None) -> Template:
        """As Jinja's. A template is looked for once: layouts do not change under an environment."""
        if not isinstance(name, str) or globals is not None:
            return super().get_template(name, parent, globals)
        found = self._ready.get(name)
        if found is None:
            found = self._ready[name] = super().get_template(name, parent)
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """As Jinja's own hook; a tree that is there is taken, for compiling changes it."""
        tree = _TREES.pop(source, None)
        return super()._parse(source, name, filename) if tree is None else tree.set_environment(self)  # type: ignore[return-value]

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """As Jinja's own hook, of a template whose plain gettext calls have become constants."""
        _Known(self, name).visit(source)
        return super()._generate(source, name, filename, defer_init)


class _Known(NodeTransformer):
    """Puts in what is known, and marks the attributes that may not be there."""

    def __init__(self, environment: CompilingEnvironment, name: str | None) -> None:
        escape = environment.autoescape
        self._marked = escape(name) if callable(escape) else escape
        translations = environment.translations
        self._texts = {
            ("_", 1): translations.gettext,
            ("gettext", 1): translations.gettext,
            ("pgettext", 2): translations.pgettext,
        }

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's names
        """``_("…")`` of one literal, as Jinja's own function would answer (``%%`` is one sign)."""
        called, arguments = node.node, node.args
        if isinstance(called, nodes.Name) and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            translate: Any = self._texts.get((called.name, len(arguments)))
            texts = [one.value for one in arguments if isinstance(one, nodes.Const)]
            if translate and len(texts) == len(arguments) and all(isinstance(text, str) for text in texts):
                text = translate(*texts) % {}
                constant = nodes.TemplateData(text) if self._marked else nodes.Const(text)
                return constant.set_lineno(node.lineno)
        return self.generic_visit(node)

    def _asked(self, node: nodes.Filter | nodes.Test) -> nodes.Node:
        """``x.y is defined`` looks for ``y`` as ``x["y"]`` does: what is not there is undefined."""
        found = node.node
        if node.name in _ASKING and isinstance(found, nodes.Getattr):
            name = nodes.Const(found.attr, lineno=found.lineno)
            node.node = nodes.Getitem(found.node, name, "load", lineno=found.lineno)
        return self.generic_visit(node)

    visit_Filter = visit_Test = _asked  # noqa: N815 - Jinja's names
