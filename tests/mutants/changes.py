"""The single changes that a source could suffer, each small enough to be a slip of somebody who edits it."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}

OF_NO_EFFECT = ("dataclass", "record", "dataclass_transform", "cast", "lru_cache", "TypeVar", "ParamSpec")
"""Calls whose arguments no user sees the effect of: they are for whoever edits the code, or bound a cache."""

TYPED = ("query_one",)
"""Calls whose last argument says to who edits the code what they give."""

REMOVED = (ast.AugAssign, ast.Break, ast.Continue, ast.Raise, ast.Delete)
"""Statements that can go without leaving a name undefined."""


@dataclass(frozen=True)
class Change:
    """One change of a file: bytes of it that become others."""

    path: str
    line: int
    start: int
    end: int
    new: str
    in_function: bool

    def made(self, source: bytes) -> bytes:
        """The source with the change."""
        return source[: self.start] + self.new.encode() + source[self.end :]

    def diff(self, source: bytes) -> list[str]:
        """The lines that go and come, as a diff has them."""
        before, after = source.decode().splitlines(), self.made(source).decode().splitlines()
        lines = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
        return [line for line in lines if not line.startswith("@@")]

    def known_as(self, source: bytes) -> str:
        """What a change is known by, whatever is written above it: its file, and its diff without indentation."""
        return "\n".join([self.path, *(f"{line[0]} {line[1:].strip()}" for line in self.diff(source))])


def changes(path: str, source: bytes) -> Iterator[Change]:
    """What could be changed in a file."""
    return _Finder(path, source).found(ast.parse(source))


def is_one(change: Change, source: bytes) -> bool:
    """Whether a change compiles and makes another program."""
    try:
        return ast.dump(ast.parse(change.made(source))) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


class _Finder:
    """Finds what could be changed in one file."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path = path
        lines = source.splitlines(keepends=True)
        self.starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]

    def found(self, node: ast.AST, in_function: bool = False) -> Iterator[Change]:
        """The changes of a node and of all that is in it."""
        if _is_for_readers(node):
            return
        for changed, new in _alternatives(node):
            start = self.starts[changed.lineno - 1] + changed.col_offset
            end = self.starts[(changed.end_lineno or 0) - 1] + (changed.end_col_offset or 0)
            yield Change(self.path, changed.lineno, start, end, new, in_function)
        body = getattr(node, "body", ()) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else ()
        for child in _children(node):
            yield from self.found(child, in_function or isinstance(node, ast.Lambda) or child in body)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What is in a node, less annotations, and less what stands in an f-string: Python 3.11 does not tell where."""
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in OF_NO_EFFECT:
        yield from node.args[1:]
        return
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns", "type_params"):
            yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, ast.AST))


def _is_for_readers(node: ast.AST) -> bool:
    """Whether a statement is for who reads or checks the code, and does nothing in the program."""
    match node:
        case ast.Assert():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
    return False


Alternative = tuple[ast.expr | ast.stmt, str]


def _alternatives(node: ast.AST) -> Iterator[Alternative]:
    """What could stand instead of a node or of a part of it."""
    match node:
        case ast.Compare(ops=[operator]):
            yield node, ast.unparse(ast.Compare(node.left, [OPPOSITES[type(operator)]()], node.comparators))
        case ast.BoolOp(op=operator):
            yield node, ast.unparse(ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), node.values))
        case ast.UnaryOp(op=ast.Not()):
            yield node, f"({ast.unparse(node.operand)})"
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            yield node, ast.unparse(ast.BinOp(node.left, other, node.right))
        case ast.Constant() | ast.JoinedStr():
            yield from _other_constants(node)
        case ast.If() | ast.While() | ast.IfExp():
            yield node.test, f"(not ({ast.unparse(node.test)}))"
        case ast.comprehension():
            yield from ((test, f"(not ({ast.unparse(test)}))") for test in node.ifs)
        case ast.Return(value=ast.expr()):
            yield node, "return None"
        case ast.Expr(value=ast.Call() | ast.Await() | ast.Yield() | ast.YieldFrom()):
            yield node, "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield node, "pass"
        case ast.Call():
            yield from _fewer_arguments(node)
    if isinstance(node, REMOVED):
        yield node, "pass"


def _other_constants(node: ast.Constant | ast.JoinedStr) -> Iterator[Alternative]:
    value = node.value if isinstance(node, ast.Constant) else "f"
    if isinstance(value, bool):
        yield node, str(not value)
    elif isinstance(value, int):
        yield node, str(value + 1)
    elif isinstance(value, str):
        yield node, '""' if value else '"XX"'
    elif isinstance(value, bytes):
        yield node, 'b""' if value else 'b"XX"'


def _fewer_arguments(node: ast.Call) -> Iterator[Alternative]:
    """Calls with one argument less: a keyword, or the last of several others."""
    if getattr(node.func, "id", "") in OF_NO_EFFECT:
        return
    for keyword in node.keywords:
        others = [other for other in node.keywords if other is not keyword]
        yield node, ast.unparse(ast.Call(node.func, node.args, others))
    if len(node.args) > 1 and getattr(node.func, "attr", "") not in TYPED:
        yield node, ast.unparse(ast.Call(node.func, node.args[:-1], node.keywords))
