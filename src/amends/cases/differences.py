"""What is different between two decisions of a case, in words."""

from collections.abc import Iterator
from itertools import zip_longest

from amends.cases.events.deciding import Decided, DecidedRemedy
from amends.cases.events.event import Plain
from amends.cases.wording import PolicyWording, Wording
from amends.cases.words import somebody_of, spoken
from amends.explain.voice import voice_of
from amends.lang.names import BUILT_IN_FACTS
from amends.lang.quantities import parse_decimal
from amends.lang.tree import PolicyTree


def differences(before: Decided, now: Decided, policy: PolicyTree) -> tuple[str, ...]:
    """What is different, in words; of what is kept apart only that it is."""
    wording = PolicyWording(voice=voice_of(policy, None))
    found = [*_causes(before, now, wording)]
    if not found and before.known != now.known:
        found.append("something that is kept apart")
    for name, remedy in now.remedies.items():
        earlier = before.remedies.get(name)
        was, has_become = _outcome(wording, name, earlier), _outcome(wording, name, remedy)
        if earlier is not None and was != has_become:
            found.append(f"{wording.remedy(name)}: {was} → {has_become}")
    return tuple(found)


def _causes(before: Decided, now: Decided, wording: Wording) -> Iterator[str]:
    """The version, the wish, and the facts."""
    if before.version != now.version:
        yield f"version {before.version} → {now.version}"
    if before.wanted != now.wanted:
        yield f"the wish: {_wish(before.wanted, wording)} → {_wish(now.wanted, wording)}"
    for name in dict.fromkeys([*before.facts, *now.facts]):
        one, other = before.facts.get(name), now.facts.get(name)
        if name in BUILT_IN_FACTS or one == other:
            continue
        if isinstance(one, list) and isinstance(other, list):
            yield from _elements(name, one, other, wording)
        else:
            was, has_become = _shown(name, one, wording), _shown(name, other, wording)
            yield f"{wording.fact(name)}: {was} → {has_become}"


def _wish(wanted: str | None, wording: Wording) -> str:
    """What was wanted, a remedy with or without an amount, as it is spoken of."""
    if wanted is None:
        return "none"
    remedy, _, amount = wanted.partition("=")
    return wording.gift(remedy, parse_decimal(amount) if amount else None)


def _elements(name: str, before: list[Plain], now: list[Plain], wording: Wording) -> Iterator[str]:
    """Of each element what is different about it, under the number by which it is stated."""
    for number, (one, other) in enumerate(zip_longest(before, now), start=1):
        place = f"{wording.fact(name)} {number}"
        if isinstance(one, dict) and isinstance(other, dict):
            fields = [field for field in dict.fromkeys([*one, *other]) if one.get(field) != other.get(field)]
            yield from (
                f"{place}, {wording.field(name, field)}: "
                f"{wording.value(name, one.get(field), field)} → {wording.value(name, other.get(field), field)}"
                for field in fields
            )
        elif one != other:
            yield f"{place}: {_shown(name, one, wording)} → {_shown(name, other, wording)}"


def _shown(fact: str, value: Plain, wording: Wording) -> str:
    """A value; the elements of a list by how many there are, and one that was added or taken away by its fields."""
    if isinstance(value, list):
        return f"{len(value)} of them"
    return wording.value(fact, [value]) if isinstance(value, dict) else wording.value(fact, value)


def _outcome(wording: PolicyWording, name: str, remedy: DecidedRemedy | None) -> str:
    """What is made of a remedy, as people speak of it."""
    if remedy is None:
        return ""
    if remedy.status == "discretionary":
        return f"may be given{_by_whom(wording, name, remedy)}"
    if wording.voice.tree.remedies[name].charge and remedy.status == "owed":
        return "free of charge" if remedy.value == 0 else _to_pay(wording, name, remedy)
    if remedy.value is None:
        return spoken(remedy.status)
    return f"{spoken(remedy.status)}, {wording.worth(name, remedy.value)}"


def _to_pay(wording: Wording, name: str, remedy: DecidedRemedy) -> str:
    return "at a charge" if remedy.value is None else f"{wording.worth(name, remedy.value)} to pay"


def _by_whom(wording: PolicyWording, name: str, remedy: DecidedRemedy) -> str:
    """Who may give it, and up to how much."""
    able = []
    for role in (role for role in wording.voice.tree.roles if role in remedy.limits):
        bounds = [bound for bound in (remedy.limits[role], remedy.value) if bound is not None]
        able.append(somebody_of(role) + (f" up to {wording.worth(name, min(bounds))}" if bounds else ""))
    if able:
        return f" by {', '.join(able)}"
    return f", up to {wording.worth(name, remedy.value)}" if remedy.value is not None else ""
