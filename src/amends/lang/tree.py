"""The typed tree of a whole policy: what a checked document means, without its layout."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from amends.lang.expression.nodes import Expression
from amends.lang.meaning import digest
from amends.lang.source import NOWHERE, Span
from amends.lang.times import CalendarSpan
from amends.lang.types import Type

Scalar = bool | int | Decimal | str | date | datetime
"""A known value of a fact that is not a list."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text, in one or several languages; `words` maps a language to it, "" where no language was named."""

    words: Mapping[str, str]
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def in_language(self, language: str | None) -> str:
        """The text in that language, or in the first that there is."""
        return self.words.get(language or "") or next(iter(self.words.values()))


@dataclass(frozen=True, slots=True)
class History:
    """How a history fact is reckoned: an aggregate over what was given.

    `of` names remedies; it is empty for `cases`. `where` is an expression over the entry alone.
    """

    aggregate: str
    of: tuple[str, ...]
    per: str
    over: CalendarSpan | None
    where: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value of a case or of a list's element: its type, its bounds, and how it is obtained.

    `presume` is what it counts as while it is unknown; `trusted_from` is where it is trusted from.
    """

    name: str
    type: Type
    ask: Text | None = None
    title: Text | None = None
    trusted_from: str | None = None
    presume: Scalar | None = None
    minimum: Scalar | None = None
    maximum: Scalar | None = None
    fixed: bool = False
    sensitive: bool = False
    unit: str | None = None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedField:
    """A field of a list's elements that follows from the others."""

    list_name: str
    name: str
    expression: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Field):
    """A named, typed value about a case. For a list, `fields` are its elements' given fields, `derived` the others."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    derived: Mapping[str, DerivedField] = field(default_factory=dict)
    history: History | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A named expression."""

    name: str
    expression: Expression
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a numeric or date key; None is open. The lower end is in, the upper out unless `includes_upper`."""

    lower: int | Decimal | date | datetime | None
    upper: int | Decimal | date | datetime | None
    includes_upper: bool = False


Cell = Scalar | Band | None
"""What a row asks of a key: a value, a band, or None for any other (`_`)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it asks of each key, and what it gives in each column."""

    cells: tuple[Cell, ...]
    values: tuple[Scalar, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. One that gives a single value has the one column ""."""

    name: str
    keys: Mapping[str, Type]
    columns: Mapping[str, Type]
    rows: tuple[Row, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What a customer may get; with `charge`, what they pay.

    `value_type` is money, or a number (of points, months …); None where no clause and no remedy states a value.
    """

    name: str
    kind: str | None
    title: Text | None
    value: Expression | None
    value_type: Type | None
    awaits: Expression | None
    charge: bool
    span: Span = field(compare=False, repr=False)


class Effect(StrEnum):
    """What a clause does to its remedies, in the order in which a status is found."""

    FORBIDS = "forbids"
    EXCLUDES = "excludes"
    REFERS = "refers"
    GRANTS = "grants"
    ALLOWS = "allows"


@dataclass(frozen=True, slots=True)
class Limits:
    """The amounts up to which roles may give, by team where teams differ ("" for any team). Literal amounts."""

    by_team: Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence of the policy and its effect.

    `when` and `unless` are None where the clause does not name them. `by`, `limits`, `weigh` and `refuse_because`
    belong to allowing clauses, `to` to referring ones.
    """

    id: str
    says: Text
    effect: Effect
    remedies: tuple[str, ...]
    when: Expression | None
    unless: Expression | None
    value: Expression | None
    by: str | None
    limits: Limits | None
    to: str | None
    weigh: tuple[str, ...]
    refuse_because: Mapping[str, Text]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cap:
    """A bound on what may be given of some remedies in sum, per customer (or other) over a span."""

    of: tuple[str, ...]
    per: str
    over: CalendarSpan
    limit: Decimal


@dataclass(frozen=True, slots=True)
class MakeItRight:
    """The exception route: who approves, up to which amount each role, and what is to be considered."""

    approver: str | None
    up_to: Mapping[str, Decimal]
    consider: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EscalationStep:
    """Who can be asked next: a role of the house, or an outside body."""

    to: str
    outside: bool
    within: CalendarSpan | None
    after: CalendarSpan | None


class GuaranteeForm(StrEnum):
    """What a guarantee claims."""

    BLIND_TO = "blind_to"
    NEVER_WORSE_AS = "never_worse_as"
    NEVER = "never"
    ALWAYS = "always"
    AT_MOST = "at_most"
    NO_DEAD_END = "no_dead_end"
    DECIDED_BY = "decided_by"
    HONESTY_SAFE = "honesty_safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """A claim about the policy that can be proved. `facts` and `remedies` are those it speaks of."""

    id: str
    says: Text
    form: GuaranteeForm
    facts: tuple[str, ...]
    remedies: tuple[str, ...]
    expression: Expression | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class InForce:
    """From which day a version governs, and the fact whose date decides it."""

    start: date
    by: str


class StepKind(StrEnum):
    """What the evaluation works out, one after the other."""

    DEFINITION = "definition"
    DERIVED_FIELD = "derived field"
    REMEDY = "remedy"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to work out; `owner` is the list of a derived field, "" otherwise."""

    kind: StepKind
    name: str
    owner: str = ""


@dataclass(frozen=True, kw_only=True)
class PolicyTree:
    """A checked policy. `facts` include the built-in ones, after the policy's own.

    `order` lists definitions, derived fields and remedies so that each comes after what it needs.
    """

    name: str
    title: Text | None
    version: str
    corrects: str | None
    in_force: InForce | None
    timezone_name: str
    timezone: tzinfo = field(compare=False)
    currency: str | None
    minor_digits: int
    roles: tuple[str, ...]
    teams: tuple[str, ...]
    holidays: frozenset[date]
    facts: Mapping[str, Fact]
    definitions: Mapping[str, Definition]
    tables: Mapping[str, Table]
    texts: Mapping[str, tuple[str, ...]]
    text_spans: Mapping[str, Span] = field(compare=False, repr=False)
    remedies: Mapping[str, Remedy]
    clauses: tuple[Clause, ...]
    caps: tuple[Cap, ...]
    make_it_right: MakeItRight | None
    escalation: tuple[EscalationStep, ...]
    guarantees: tuple[Guarantee, ...]
    order: tuple[Step, ...] = field(compare=False)

    def clauses_for(self, remedy: str, effect: Effect) -> tuple[Clause, ...]:
        """The clauses with that effect on the remedy, in the order of the document."""
        return tuple(clause for clause in self.clauses if clause.effect is effect and remedy in clause.remedies)

    @cached_property
    def hash(self) -> str:
        """`sha256:` and the digest of the policy's meaning: the checked tree and the sentences, not the bytes."""
        return digest(self)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which some sentence is written, in the order of their first use."""
        texts = [clause.says for clause in self.clauses]
        return tuple(dict.fromkeys(language for text in texts for language in text.words if language))
