"""What of a case is kept apart, so that it can be erased: sensitive facts, and free texts, which may hold anything."""

from amends.lang.expression.nodes import DefinitionReference, ElementField, Expression, FactReference, walk
from amends.lang.tree import Fact, Field, PolicyTree
from amends.lang.types import Kind


def is_private_field(field: Field) -> bool:
    """Whether a value is kept apart."""
    return field.sensitive or field.type.kind is Kind.TEXT


def is_private(fact: Fact) -> bool:
    """Whether a fact is kept apart; a list is, as a whole, for one field of its elements."""
    return is_private_field(fact) or any(map(is_private_field, fact.fields.values()))


def tells_private(expression: Expression, tree: PolicyTree) -> bool:
    """Whether the value of an expression may tell what is kept apart."""
    return any(_tells(node, tree) for node in walk(expression))


def _tells(node: Expression, tree: PolicyTree) -> bool:
    match node:
        case FactReference(name=name):
            return is_private_field(tree.facts[name])
        case ElementField(list_name=list_name, field_name=field_name):
            its_list = tree.facts[list_name]
            if field_name in its_list.fields:
                return is_private_field(its_list.fields[field_name])
            return tells_private(its_list.derived[field_name].expression, tree)
        case DefinitionReference(name=name):
            return tells_private(tree.definitions[name].expression, tree)
        case _:
            return False
