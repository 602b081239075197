"""What is different between two decisions of a case, in words."""

from collections.abc import Iterator
from itertools import zip_longest

from amends.cases.events.deciding import Decided, DecidedRemedy
from amends.cases.events.event import Plain, in_words
from amends.cases.words import somebody_of, spoken
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.tree import PolicyTree


def differences(before: Decided, now: Decided, policy: PolicyTree) -> tuple[str, ...]:
    """What is different, in words; of what is kept apart only that it is."""
    found = [*_causes(before, now)]
    if not found and before.known != now.known:
        found.append("something that is kept apart")
    for name, remedy in now.remedies.items():
        earlier = before.remedies.get(name)
        was, has_become = _outcome(policy, name, earlier), _outcome(policy, name, remedy)
        if earlier is not None and was != has_become:
            found.append(f"{spoken(name)}: {was} → {has_become}")
    return tuple(found)


def _causes(before: Decided, now: Decided) -> Iterator[str]:
    """The version, the wish, and the facts."""
    if before.version != now.version:
        yield f"version {before.version} → {now.version}"
    if before.wanted != now.wanted:
        yield f"the wish: {before.wanted or 'none'} → {now.wanted or 'none'}"
    for name in dict.fromkeys([*before.facts, *now.facts]):
        one, other = before.facts.get(name), now.facts.get(name)
        if name in BUILT_IN_FACTS or one == other:
            continue
        if isinstance(one, list) and isinstance(other, list):
            yield from _elements(name, one, other)
        else:
            yield f"{spoken(name)}: {_shown(one)} → {_shown(other)}"


def _elements(name: str, before: list[Plain], now: list[Plain]) -> Iterator[str]:
    """Of each element what is different about it, under the number by which it is stated."""
    for number, (one, other) in enumerate(zip_longest(before, now), start=1):
        place = f"{spoken(name)} {number}"
        if isinstance(one, dict) and isinstance(other, dict):
            fields = [field for field in dict.fromkeys([*one, *other]) if one.get(field) != other.get(field)]
            yield from (
                f"{place}, {spoken(field)}: {in_words(one.get(field))} → {in_words(other.get(field))}"
                for field in fields
            )
        elif one != other:
            yield f"{place}: {_shown(one)} → {_shown(other)}"


def _shown(value: Plain) -> str:
    """A value; the elements of a list by how many there are."""
    return f"{len(value)} of them" if isinstance(value, list) else in_words(value)


def _outcome(policy: PolicyTree, name: str, remedy: DecidedRemedy | None) -> str:
    """What is made of a remedy, as people speak of it."""
    if remedy is None:
        return ""
    if remedy.status == "discretionary":
        return f"may be given{_by_whom(policy, remedy)}"
    if policy.remedies[name].charge and remedy.status == "owed":
        return "free of charge" if remedy.value == 0 else _to_pay(remedy)
    if remedy.value is None:
        return spoken(remedy.status)
    return f"{spoken(remedy.status)}, {remedy.value:f}"


def _to_pay(remedy: DecidedRemedy) -> str:
    return "at a charge" if remedy.value is None else f"{remedy.value:f} to pay"


def _by_whom(policy: PolicyTree, remedy: DecidedRemedy) -> str:
    """Who may give it, and up to how much."""
    able = []
    for role in (role for role in policy.roles if role in remedy.limits):
        bounds = [bound for bound in (remedy.limits[role], remedy.value) if bound is not None]
        able.append(somebody_of(role) + (f" up to {min(bounds):f}" if bounds else ""))
    if able:
        return f" by {', '.join(able)}"
    return f", up to {remedy.value:f}" if remedy.value is not None else ""
