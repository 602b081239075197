"""The names that an expression mentions, before they have a meaning."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amends.lang.expression.text import ExpressionText

_NO_LISTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an expression, and between which offsets of its text it stands.

    `owner` is the list of a field that an element is asked for, "" for a bare name. `test` is the function whose one
    argument the name is, as in `owed(replacement)`; "" elsewhere.
    """

    name: str
    owner: str
    test: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a syntax tree holds: how many parts, how deeply nested, and the first mention of each name."""

    parts: int
    depth: int
    mentions: tuple[Mention, ...]


def survey(tree: ast.expr, text: ExpressionText, maximum_parts: int, maximum_depth: int) -> Survey:
    """Goes through the syntax tree of a text, level by level, until it is beyond one of the two limits."""
    mentions: dict[tuple[str, str, str], Mention] = {}
    level: list[tuple[ast.expr, Mapping[str, str]]] = [(tree, _NO_LISTS)]
    count = depth = 0
    while level and count <= maximum_parts and depth <= maximum_depth:
        depth += 1
        count += len(level)
        below: list[tuple[ast.expr, Mapping[str, str]]] = []
        for node, lists in level:
            named = _named(node, lists)
            if named is not None and named not in mentions:
                mentions[named] = Mention(*named, *text.extent(node))
            inside = {**lists, **_variables(node)} if isinstance(node, ast.GeneratorExp) else lists
            below.extend((part, inside) for part in parts(node))
        level = below
    return Survey(count, depth, tuple(mentions.values()))


def _named(node: ast.expr, lists: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The name that a node mentions, its owner and its test."""
    match node:
        case ast.Name(id=name):
            return name, "", ""
        case ast.Attribute(value=ast.Name(id=variable), attr=name) if variable in lists:
            return name, lists[variable], ""
        case ast.Call(func=ast.Name(id=test), args=[ast.Name(id=name)]):
            return name, "", test
    return None


def _variables(node: ast.GeneratorExp) -> dict[str, str]:
    """The list that each variable of a generator runs over."""
    return {
        inside.target.id: inside.iter.id
        for inside in node.generators
        if isinstance(inside.target, ast.Name) and isinstance(inside.iter, ast.Name)
    }


def parts(node: ast.AST) -> Iterator[ast.expr]:
    """The expressions directly inside a node."""
    for name in node._fields:
        inside = getattr(node, name)
        for part in inside if isinstance(inside, list) else (inside,):
            if isinstance(part, ast.expr):
                yield part
            elif isinstance(part, (ast.comprehension, ast.keyword)):
                yield from parts(part)
