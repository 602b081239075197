"""The facts of a case, typed and held to their bounds before anything is decided.

Nothing is guessed: what does not fit is an error that names the fact, what came and what was expected; what is
absent or None is unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from amends.decide.errors import FactError, FactFault
from amends.decide.unknown import Place
from amends.lang.names import one_of, suggestion
from amends.lang.quantities import MAXIMUM_DIGITS, digits, parse_decimal
from amends.lang.times import as_instant, parse_date, parse_datetime
from amends.lang.tree import Fact, Field, PolicyTree, Scalar
from amends.lang.types import Kind

MAXIMUM_ELEMENTS = 10_000
Element = Mapping[str, Scalar]

_EXPECTED = {
    Kind.BOOLEAN: "true or false",
    Kind.INTEGER: "a whole number",
    Kind.NUMBER: "a number in plain digits",
    Kind.MONEY: "an amount in plain digits, such as 10.00",
    Kind.DATE: "a date such as 2026-11-01",
    Kind.DATETIME: "a date and time such as 2026-11-01T09:30",
    Kind.TEXT: "a text",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case: values by the names of facts, and elements by the names of lists."""

    values: Mapping[str, Scalar] = field(default_factory=dict)
    lists: Mapping[str, Sequence[Element]] = field(default_factory=dict)


def read_facts(
    tree: PolicyTree,
    given: Mapping[str, object],
    role: str | None = None,
    team: str | None = None,
    extra: str = "error",
) -> Facts:
    """The facts of a case.

    Args:
        tree: the policy.
        given: plain values by the names of facts; absent and None are unknown.
        role: the role of the one who decides, if known; as if given as a fact.
        team: the team of the one who decides, if known; as if given as a fact.
        extra: "ignore" passes over names that the policy does not know; "error" refuses them.

    Raises:
        FactError: with every fault of the facts.
    """
    reader = _Reader(tree)
    for name, value in given.items():
        if name not in tree.facts:
            if extra != "ignore":
                reader.unknown_name(name)
        elif value is not None:
            reader.read(tree.facts[name], value)
    reader.add_decider("role", role, given.get("role"))
    reader.add_decider("team", team, given.get("team"))
    if reader.faults:
        raise FactError(reader.faults)
    if "today" not in reader.values and isinstance(now := reader.values.get("now"), datetime):
        reader.values["today"] = now.astimezone(tree.timezone).date()
    return Facts(reader.values, reader.lists)


class _Reader:
    def __init__(self, tree: PolicyTree) -> None:
        self._tree = tree
        self.values: dict[str, Scalar] = {}
        self.lists: dict[str, list[dict[str, Scalar]]] = {}
        self.faults: list[FactFault] = []

    def unknown_name(self, name: object) -> None:
        if name in self._tree.definitions:
            message = f"`{name}` is worked out by the policy and cannot be given"
            self.faults.append(FactFault(str(name), message))
            return
        known = [*self._tree.facts]
        self.faults.append(
            FactFault(str(name), f"`{_shown(name)}` is not a fact of the policy", suggestion(str(name), known))
        )

    def add_decider(self, name: str, argument: str | None, given: object) -> None:
        """The role or team of the one who decides, which can come twice and must then agree."""
        if argument is None:
            return
        if name not in self._tree.facts:
            self.faults.append(FactFault(name, f"the policy has no {name}s, found `{_shown(argument)}`"))
        elif given is not None and given != argument:
            self.faults.append(
                FactFault(name, f"`{name}` is given twice, as `{_shown(given)}` and as `{_shown(argument)}`")
            )
        else:
            self.read(self._tree.facts[name], argument)

    def read(self, fact: Fact, value: object) -> None:
        if fact.type.kind is Kind.LIST:
            self._read_list(fact, value)
            return
        read = self._scalar(fact, value, fact.name)
        if read is not None:
            self.values[fact.name] = read

    def _read_list(self, fact: Fact, value: object) -> None:
        if not isinstance(value, Sequence) or isinstance(value, (str, bytes)):
            self._fault(fact, fact.name, value, "a list of records")
            return
        if len(value) > MAXIMUM_ELEMENTS:
            message = f"`{fact.name}` has {len(value):,} elements; a list has at most {MAXIMUM_ELEMENTS:,}"
            self.faults.append(FactFault(fact.name, message))
            return
        elements = []
        for number, element in enumerate(value, start=1):
            if not isinstance(element, Mapping):
                self._fault(fact, f"{fact.name}[{number}]", element, f"a record with {one_of(fact.fields)}")
            else:
                elements.append(self._read_element(fact, number, element))
        self.lists[fact.name] = elements

    def _read_element(self, fact: Fact, number: int, given: Mapping[object, object]) -> dict[str, Scalar]:
        element: dict[str, Scalar] = {}
        for name, value in given.items():
            place = f"{fact.name}[{number}].{name}"
            if name in fact.derived:
                self.faults.append(FactFault(place, f"`{place}` is worked out by the policy and cannot be given"))
            elif not isinstance(name, str) or name not in fact.fields:
                self.faults.append(
                    FactFault(
                        place, f"`{_shown(name)}` is not a field of `{fact.name}`", suggestion(str(name), fact.fields)
                    )
                )
            elif value is not None:
                read = self._scalar(fact.fields[name], value, place)
                if read is not None:
                    element[name] = read
        return element

    def _scalar(self, described: Field, value: object, place: str) -> Scalar | None:
        """The value in the fact's type and within its bounds; None after a fault."""
        read = self._typed(described, value)
        if read is None:
            if described.type.kind is Kind.CHOICE:
                self._not_a_word(described, value, place)
            else:
                help_text = "a float has lost digits: pass a Decimal or a text" if isinstance(value, float) else None
                self._fault(described, place, value, _EXPECTED[described.type.kind], help_text)
            return None
        for bound, verb, outside in ((described.minimum, "least", _below), (described.maximum, "most", _above)):
            if bound is not None and outside(read, bound):
                self._fault(described, place, value, f"at {verb} {_shown(bound)}")
                return None
        return read

    def _typed(self, described: Field, value: object) -> Scalar | None:
        match described.type.kind:
            case Kind.BOOLEAN:
                return value if isinstance(value, bool) else None
            case Kind.INTEGER:
                number = _number(value)
                return int(number) if number is not None and number == number.to_integral_value() else None
            case Kind.NUMBER | Kind.MONEY:
                return _number(value)
            case Kind.DATE:
                if isinstance(value, str):
                    return parse_date(value)
                return value if isinstance(value, date) and not isinstance(value, datetime) else None
            case Kind.DATETIME:
                return self._instant(value)
            case Kind.CHOICE:
                return value if isinstance(value, str) and value in described.type.options else None
            case _:
                return value if isinstance(value, str) else None

    def _instant(self, value: object) -> datetime | None:
        if isinstance(value, str):
            return parse_datetime(value, self._tree.timezone)
        if not isinstance(value, datetime):
            return None
        try:
            return as_instant(value, self._tree.timezone)
        except OverflowError:
            return None

    def _not_a_word(self, described: Field, value: object, place: str) -> None:
        options = described.type.options
        help_text = suggestion(value, options) if isinstance(value, str) and not described.sensitive else None
        words = one_of(options[:12]) + (" …" if len(options) > 12 else "")
        self._fault(
            described, place, value, words, None if help_text and help_text.startswith("expected") else help_text
        )

    def _fault(self, described: Field, place: str, value: object, expected: str, help_text: str | None = None) -> None:
        came = "a value that is not shown" if described.sensitive else f"`{_shown(value)}`"
        self.faults.append(FactFault(place, f"`{place}` is {came}; expected {expected}", help_text))


def _number(value: object) -> Decimal | None:
    """An exact number; binary floating point and truth values are none."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        return None
    if isinstance(value, int) and abs(value) >= 10**MAXIMUM_DIGITS:
        return None
    if isinstance(value, str) and len(value) > 2 * MAXIMUM_DIGITS:
        return None
    number = parse_decimal(value) if isinstance(value, str) else Decimal(value)
    return number if number is not None and number.is_finite() and digits(number) <= MAXIMUM_DIGITS else None


def _below(value: Scalar, bound: Scalar) -> bool:
    return value < bound  # type: ignore[operator]  # a bound has the type of its fact


def _above(value: Scalar, bound: Scalar) -> bool:
    return value > bound  # type: ignore[operator]  # a bound has the type of its fact


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime) and value.tzinfo is UTC:
        return value.isoformat()
    if isinstance(value, int) and abs(value) >= 10**MAXIMUM_DIGITS:
        return f"a whole number of more than {MAXIMUM_DIGITS} digits"
    text = str(value)
    return text if len(text) <= 60 else text[:60] + "…"


def ask_order(tree: PolicyTree, place: Place) -> tuple[int, int, int]:
    """The place of a fact in the order of the document; elements of a list follow it, one after the other."""
    position = list(tree.facts).index(place.fact)
    fields = list(tree.facts[place.fact].fields)
    return position, place.element, fields.index(place.field) if place.field else 0
