"""What a policy in the making has declared so far: an expression takes a name from here or declares one more.

Only what is used is declared, so that a counterexample shrinks to the few names that it needs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.properties.generate.document import Node
from tests.properties.generate.vocabulary import DATE, DATETIME, TEXT, Sort, Wanted

_BUILT_IN: Mapping[Wanted, tuple[str, ...]] = {DATE: ("today",), DATETIME: ("now",), TEXT: ("channel",)}


@dataclass(frozen=True, slots=True)
class DeclaredList:
    """A fact that is a list: the types of its given and derived fields, and how the document describes each."""

    name: str
    fields: dict[str, Wanted] = field(default_factory=dict)
    derived: dict[str, Wanted] = field(default_factory=dict)
    field_nodes: dict[str, Node] = field(default_factory=dict)
    derived_nodes: dict[str, Node] = field(default_factory=dict)
    attributes: dict[str, Node] = field(default_factory=dict)

    def node(self) -> Node:
        """The declaration as it stands in the document."""
        derived: dict[str, Node] = {"define": self.derived_nodes} if self.derived_nodes else {}
        return {"type": "list", **self.attributes, "of": self.field_nodes, **derived}


@dataclass(frozen=True, slots=True)
class DeclaredTable:
    """A table: the types of its keys and columns ("" where it gives one value)."""

    name: str
    keys: Mapping[str, Wanted]
    columns: Mapping[str, Wanted]
    node: Node


@dataclass(frozen=True, slots=True)
class DeclaredRemedy:
    """A remedy: what its values are (None: it has none), and whether the customer pays it."""

    name: str
    value: Wanted | None
    charge: bool


@dataclass(slots=True)
class World:
    """Everything that the policy's expressions can name.

    `presuming` is whether facts may be presumed, `giving` whether the policy does little but give, what has a value.
    `tested` is the highest number of a remedy (from 1) whose status the
    expression in the making depends on, however deep; it is what keeps statuses free of cycles. `left` is how many
    more compound expressions the policy may hold.
    """

    currency: str | None
    timezone: str
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    presuming: bool
    giving: bool
    remedies: tuple[DeclaredRemedy, ...] = ()
    facts: dict[str, Wanted] = field(default_factory=dict)
    fact_nodes: dict[str, Node] = field(default_factory=dict)
    lists: dict[str, DeclaredList] = field(default_factory=dict)
    definitions: dict[str, tuple[Wanted, int]] = field(default_factory=dict)
    definition_nodes: dict[str, Node] = field(default_factory=dict)
    tables: dict[str, DeclaredTable] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    derived_levels: dict[tuple[str, str], int] = field(default_factory=dict)
    tested: int = 0
    left: int = 60

    def built_in(self, wanted: Wanted) -> tuple[str, ...]:
        """The facts of that type that come with every case."""
        if wanted.sort is Sort.CHOICE:
            deciders = {"role": self.roles, "team": self.teams}
            return tuple(name for name, options in deciders.items() if options == wanted.options)
        return _BUILT_IN.get(wanted, ())

    def depends_on(self, level: int) -> None:
        """Notes that the expression in the making depends on the status of the remedy with that number."""
        self.tested = max(self.tested, level)
