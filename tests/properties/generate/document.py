"""A policy document as plain data, and its writing as YAML in any layout that leaves its meaning alone."""

import re
from collections.abc import Callable, Mapping, Sequence

Node = str | Sequence["Node"] | Mapping[str, "Node"]
"""A scalar that is still text, a list, or a map."""

Choose = Callable[[int], int]
"""Picks one of so many ways, from 0."""


class Unquoted(str):
    """A scalar that means something only while it is not quoted, such as the `_` of a table."""

    __slots__ = ()


_PLAIN = re.compile(r"[\w(.][^#:\n]*[^#:\s]|[\w(.]")
_PLAIN_IN_BRACKETS = re.compile(r"[^\[\]{},?'\"]+")
_DEEPEST_BLOCK = 2


def plainly(_: int) -> int:
    """The choices that write a document in its simplest layout."""
    return 0


def write(document: Mapping[str, Node], choose: Choose = plainly) -> str:
    """The document as YAML. `choose` settles quotation marks, brackets, comments and blank lines."""
    return "".join(_block(document, 0, choose))


def with_keys_moved(document: Mapping[str, Node], choose: Choose) -> dict[str, Node]:
    """The same document with the keys of its sections, facts, remedies and clauses in another order."""
    moved: dict[str, Node] = {}
    for key in _moved(document, choose):
        node = document[key]
        if key in ("facts", "remedies") and isinstance(node, Mapping):
            moved[key] = {name: _with_keys_moved(one, choose) for name, one in node.items()}
        elif key in ("clauses", "guarantees", "caps") and not isinstance(node, (str, Mapping)):
            moved[key] = [_with_keys_moved(one, choose) for one in node]
        else:
            moved[key] = node
    return moved


def _with_keys_moved(node: Node, choose: Choose) -> Node:
    return {key: node[key] for key in _moved(node, choose)} if isinstance(node, Mapping) else node


def _moved(node: Mapping[str, Node], choose: Choose) -> list[str]:
    waiting, moved = list(node), []
    while waiting:
        moved.append(waiting.pop(choose(len(waiting))))
    return moved


def _block(node: Mapping[str, Node] | Sequence[Node], depth: int, choose: Choose) -> list[str]:
    indent = "  " * depth
    lines = []
    if isinstance(node, Mapping):
        for key, value in node.items():
            lines.append(f"{indent}{key}:{_after_key(value, depth, choose)}")
    else:
        for item in node:
            lines.append(_item(item, depth, choose))
    return [one for line in lines for one in (*_remark(indent, choose), line)]


def _after_key(value: Node, depth: int, choose: Choose) -> str:
    if isinstance(value, str) or not value or depth >= _DEEPEST_BLOCK or choose(4) == 1:
        return f" {_flow(value, choose, bracketed=False)}{_comment(choose)}\n"
    return "\n" + "".join(_block(value, depth + 1, choose))


def _item(item: Node, depth: int, choose: Choose) -> str:
    indent = "  " * depth
    if not isinstance(item, Mapping) or not item or choose(4) == 1:
        return f"{indent}- {_flow(item, choose, bracketed=False)}{_comment(choose)}\n"
    lines = "".join(
        f"{indent}  {key}: {_flow(value, choose, bracketed=False)}{_comment(choose)}\n" for key, value in item.items()
    )
    return f"{indent}- {lines[len(indent) + 2 :]}"


def _flow(node: Node, choose: Choose, *, bracketed: bool = True) -> str:
    if isinstance(node, str):
        return _scalar(node, choose, bracketed=bracketed)
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(value, choose)}" for key, value in node.items()) + "}"
    return "[" + ", ".join(_flow(item, choose) for item in node) + "]"


def _scalar(text: str, choose: Choose, *, bracketed: bool) -> str:
    plain = bool(_PLAIN.fullmatch(text)) and (not bracketed or bool(_PLAIN_IN_BRACKETS.fullmatch(text)))
    if isinstance(text, Unquoted):
        return text
    way = choose(3)
    if way == 0 and plain:
        return text
    if way == 1:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "'" + text.replace("'", "''") + "'"


def _comment(choose: Choose) -> str:
    return ("", "  # as agreed")[choose(5) == 1]


def _remark(indent: str, choose: Choose) -> tuple[str, ...]:
    way = choose(8)
    return ("\n",) if way == 1 else (f"{indent}# a remark: of our own\n",) if way == 2 else ()
