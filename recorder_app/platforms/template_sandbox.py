"""Jinja2 in its sandbox (https://jinja.palletsprojects.com/en/stable/sandbox/), and in bounds.

Of the language there are expressions, `if`, `for` and `set`. Each step is counted and each value
measured, so that no template can keep the program from its work or fill its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from recorder_app.domain.errors import Permanent
from recorder_app.sources.file_name import shown

_CHARS = 20_000
"""The longest text, also of those on the way to the result; no platform takes a longer one."""
_ITEMS = 2_000
_BITS = 256
_STEPS = 10_000
_STATEMENTS = (nodes.Output, nodes.If, nodes.For, nodes.Assign)


def render(template: str, facts: Mapping[str, Any]) -> str:
    """Raises `Permanent` with a sentence for a broken template."""
    environment = _Environment()
    tree = _parsed(environment, template, facts)
    try:
        text = environment.from_string(tree).render(facts)
    except TemplateSyntaxError as error:
        raise _misunderstood(template, error) from error
    except SecurityError as error:
        raise Permanent(f"{_which(template)} asks for too much: {error}.") from error
    except UndefinedError as error:
        raise Permanent(f"{_which(template)} can't be filled in: {error.message}.") from error
    except Exception as error:
        raise Permanent(f"{_which(template)} can't be filled in: {error}.") from error
    if len(text) > _CHARS:
        raise Permanent(f"{_which(template)} makes a text of more than {_CHARS:,} characters.")
    return text


def check(template: str, known: Collection[str]) -> None:
    """Raise `Permanent` with a sentence for a template that works with no facts of these names."""
    environment = _Environment()
    tree = _parsed(environment, template, known)
    try:
        environment.compile(tree)
    except TemplateSyntaxError as error:
        raise _misunderstood(template, error) from error


def _parsed(environment: _Environment, template: str, known: Collection[str]) -> nodes.Template:
    if len(template) > _CHARS:
        raise Permanent(f"A template has at most {_CHARS:,} characters.")
    try:
        tree = environment.parse(template)
        for each in tree.find_all(nodes.Stmt):
            if not isinstance(each, _STATEMENTS) or (
                isinstance(each, nodes.For) and each.recursive
            ):
                raise Permanent(
                    f"{_which(template)} can't be used: besides {{{{ … }}}} it can have “if”, “for” "
                    "and “set”."
                )
        unknown = meta.find_undeclared_variables(tree) - {*known, *environment.globals}
        counted: nodes.Template = _Counted().visit(tree)
    except TemplateSyntaxError as error:
        raise _misunderstood(template, error) from error
    except RecursionError as error:
        raise Permanent(f"{_which(template)} is nested too deeply.") from error
    if unknown:
        raise Permanent(
            f"{_which(template)} speaks of “{shown(min(unknown))}”, which is not known. Known are "
            f"{', '.join(known)}."
        )
    return counted


def _which(template: str) -> str:
    return f"The template “{shown(template, longest=60)}”"


def _misunderstood(template: str, error: TemplateSyntaxError) -> Permanent:
    reason = (error.message or "").rstrip(".")
    return Permanent(f"{_which(template)} can't be understood: {reason} (line {error.lineno}).")


class _Counted(NodeTransformer):
    """Lets each turn of a loop be counted, and texts that are joined be measured."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        step = nodes.Call(nodes.EnvironmentAttribute("step"), [], [], None, None)
        node.test = step if node.test is None else nodes.And(step, node.test)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        return nodes.Filter(nodes.List(node.nodes), "join", [], [], None, None)


class _Environment(ImmutableSandboxedEnvironment):
    """For one template, because it counts the steps."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=False, undefined=StrictUndefined)
        self._steps = 0
        self.globals = {"range": range}
        # Formats can name a width of any size.
        self.filters = {
            name: self._watched(each) for name, each in self.filters.items() if name != "format"
        }

    def step(self) -> bool:
        self._steps += 1
        if self._steps > _STEPS:
            raise SecurityError(f"it takes more than {_STEPS:,} steps")
        return True

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr not in ("format", "format_map") and super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self._look(*args, *kwargs.values())
        return _measured(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        self._look(left, right)
        if operator == "%" and isinstance(left, str):
            raise SecurityError("texts are joined with “~” here")
        if operator == "**" and abs(right) > _BITS:
            raise SecurityError(f"{right:,} is too large a power")
        if operator == "*":
            for times, what in ((left, right), (right, left)):
                if isinstance(times, int) and hasattr(what, "__len__"):
                    _require(len(what) * times, _CHARS if isinstance(what, str) else _ITEMS)
        return _measured(super().call_binop(context, operator, left, right))

    def _watched(self, applied: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(applied)
        def watched(*args: Any, **kwargs: Any) -> Any:
            self._look(*args, *kwargs.values())
            return _measured(applied(*args, **kwargs))

        return watched

    def _look(self, *values: Any) -> None:
        self.step()
        for each in values:
            if isinstance(each, int) and abs(each) > _CHARS:
                raise SecurityError(f"{each:,} is too large a number")


def _measured(value: Any) -> Any:
    if isinstance(value, str):
        _require(len(value), _CHARS)
    elif isinstance(value, int):
        _require(value.bit_length(), _BITS)
    elif hasattr(value, "__len__"):
        _require(len(value), _ITEMS)
    return value


def _require(size: int, largest: int) -> None:
    if size > largest:
        raise SecurityError("a text, a list or a number would be too large")
