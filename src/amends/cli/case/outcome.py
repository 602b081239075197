"""What the decision of a case makes of each remedy, with what may be given by whom, and like cases."""

from collections.abc import Callable, Iterator, Mapping

from amends.app.cases.reading import CaseView
from amends.cases.elsewhere import with_other_parties
from amends.cases.events.deciding import DecidedRemedy
from amends.cases.gate.rules.authority import has_limit, limit_of
from amends.cases.parts import HandOff, HandOffState
from amends.cases.precedents import Ending
from amends.cases.words import somebody_of, spoken
from amends.cli.case.page import Line
from amends.explain.voice import voice_of

_OWED = "OWED"
_ON_REQUEST = "ON REQUEST, AT A CHARGE"
_MAY_GIVE = "YOU MAY GIVE"
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    (_OWED, frozenset({"owed"})),
    (_MAY_GIVE, frozenset({"discretionary"})),
    ("FOR SOMEBODY ELSE TO DECIDE", frozenset({"referred"})),
    ("STILL OPEN", frozenset({"undecided"})),
    ("NOT COVERED", frozenset({"not_covered", "excluded"})),
    ("FORBIDDEN", frozenset({"forbidden"})),
)
_SHORT = frozenset({"undecided", "not_covered", "excluded"})


Called = Callable[[str], str]
"""What a remedy, or a reason to withhold one, is called."""


def outcome_lines(view: CaseView, called: Called = str) -> Iterator[Line]:
    """What the decision makes of each remedy, the best first; of what is refused the reasons where it is wanted.

    Args:
        view: the case.
        called: what the policy's names are shown as; as they are typed, unless told otherwise.
    """
    if view.state.decision is None:
        return
    decided = view.state.decision.decided.remedies
    wanted = view.state.restatement.remedy if view.state.restatement is not None else None
    in_order = sorted(view.policy.remedies, key=lambda name: name != wanted)
    elsewhere = with_other_parties(view.state)
    for name in (name for name in in_order if name in elsewhere):
        yield from _with_others(elsewhere[name], called(name))
    remedies = {name: decided[name] for name in in_order if name in decided and name not in elsewhere}
    for title, statuses in _GROUPS:
        found = {name: one for name, one in remedies.items() if one.status in statuses}
        if title == _MAY_GIVE:
            mine, others = _parted(view, found)
            yield from _in_full(view, title, mine, called)
            yield from _in_full(view, "SOMEBODY ELSE MAY GIVE", others, called)
        elif title == _OWED:
            free, charged = _charged_apart(view, found)
            yield from _in_full(view, title, free, called)
            yield from _in_full(view, _ON_REQUEST, charged, called)
        elif statuses <= _SHORT:
            yield from _in_short(view, title, found, called)
        else:
            yield from _in_full(view, title, found, called)


def _with_others(one: HandOff, called: str) -> Iterator[Line]:
    """A remedy that another party has done, or has accepted to do."""
    yield Line("SEEN TO BY ANOTHER PARTY", 0, "bold")
    became = "done by" if one.state is HandOffState.FINISHED else "accepted by"
    yield Line(f"{called}: {became} {one.party}", 1)


def precedent_lines(view: CaseView, remedy: str) -> Iterator[Line]:
    """What became of a remedy in like cases, and the latest of those."""
    alike = view.alike.get(remedy)
    if alike is None or not alike.latest:
        return
    counted = ", ".join(f"{count} {ending.value}" for ending, count in alike.counts.items())
    yield Line(f"like cases: {counted}", 2, "yellow")
    for one in alike.latest[:3]:
        amount = f" {one.amount:f}" if one.ending is Ending.GIVEN and one.amount else ""
        by = f" by {somebody_of(one.role)}" if one.role is not None else ""
        reason = f", {spoken(one.reason)}" if one.reason is not None else ""
        yield Line(f"{one.reference}: {one.ending.value}{amount}{by}{reason}, {one.at:%Y-%m-%d}", 3, "dim")


def _charged_apart(
    view: CaseView, found: Mapping[str, DecidedRemedy]
) -> tuple[dict[str, DecidedRemedy], dict[str, DecidedRemedy]]:
    """What the customer gets, and what they can have if they pay for it."""
    charged = {name: one for name, one in found.items() if view.policy.remedies[name].charge and one.value != 0}
    return {name: one for name, one in found.items() if name not in charged}, charged


def _parted(
    view: CaseView, found: Mapping[str, DecidedRemedy]
) -> tuple[dict[str, DecidedRemedy], dict[str, DecidedRemedy]]:
    """What the one who looks may give, and what takes a higher role."""
    mine = {name: one for name, one in found.items() if has_limit(view.policy, one.limits, view.by.role)}
    return mine, {name: one for name, one in found.items() if name not in mine}


def _in_short(view: CaseView, title: str, found: Mapping[str, DecidedRemedy], called: Called) -> Iterator[Line]:
    """The wanted one in full, and of the others the names: nobody reads out what nobody asked for."""
    wanted = view.state.restatement.remedy if view.state.restatement is not None else None
    concerned = {name for name in found if name == wanted or name in view.state.told}
    yield from _in_full(view, title, {name: found[name] for name in found if name in concerned}, called)
    rest = [name for name in found if name not in concerned]
    if rest:
        yield Line(f"{title if not concerned else f'ALSO {title}'}: {', '.join(map(called, rest))}", 0, "bold")


def _in_full(view: CaseView, title: str, found: Mapping[str, DecidedRemedy], called: Called) -> Iterator[Line]:
    if not found:
        return
    yield Line(title, 0, "bold")
    for name, one in found.items():
        yield Line(f"{called(name)}{_worth(view, name, one)}{_became(view, name)}", 1)
        yield from (Line(sentence, 2, "dim") for sentence in _sentences(view, one))
        yield from _elsewhere(view, name)
        yield from _why_not(view, one, called)
        yield from precedent_lines(view, name)


def _worth(view: CaseView, name: str, one: DecidedRemedy) -> str:
    words = voice_of(view.policy, view.client.languages[0]).values
    value_type = view.policy.remedies[name].value_type
    worth = f": {words.amount(one.value, value_type)}" if one.value is not None else ""
    if one.value == 0 and view.policy.remedies[name].charge:
        worth = ": free of charge"
    match one.status:
        case "discretionary":
            limit = limit_of(view.policy, one.limits, view.by.role)
            if not has_limit(view.policy, one.limits, view.by.role):
                able = [
                    somebody_of(role) + (f" up to {words.amount(up_to, value_type)}" if up_to is not None else "")
                    for role in view.policy.roles
                    if role in one.limits
                    for up_to in [one.limits[role]]
                ]
                return f": {' or '.join(able)}" if able else ""
            most = min((bound for bound in (limit, one.value) if bound is not None), default=None)
            return f": up to {words.amount(most, value_type)}" if most is not None else ""
        case "referred":
            return f"{worth}: {somebody_of(one.decided_by or '')} decides"
        case "owed":
            return worth + (", when what it awaits has arrived" if one.awaits else "")
        case _:
            return ""


def _became(view: CaseView, name: str) -> str:
    state = view.state
    gift = state.standing_gift(name)
    if gift is not None:
        decided = state.decision.decided.remedies.get(name) if state.decision is not None else None
        is_other = bool(gift.amount) and (decided is None or gift.amount != decided.value)
        voice = voice_of(view.policy, view.client.languages[0])
        amount = f" {voice.amount(view.policy.remedies[name], gift.amount)}" if is_other else ""
        return f"   [{gift.state.value}{amount}]"
    if name in state.withheld:
        return f"   [withheld: {spoken(state.withheld[name].reason)}" + (", told]" if name in state.told else "]")
    if name in state.declined:
        return "   [declined]"
    return "   [told]" if name in state.told else ""


def _sentences(view: CaseView, one: DecidedRemedy) -> Iterator[str]:
    """What the clauses say, each with its id; of a refusal, how it is told."""
    language = view.client.languages[0]
    for clause in view.policy.clauses:
        if clause.id in one.because:
            yield f"{clause.id}: {clause.says.in_language(language)}"
    if not one.because:
        yield from one.sentences


def _elsewhere(view: CaseView, name: str) -> Iterator[Line]:
    """What other teams could do about it for the same facts."""
    words = voice_of(view.policy, view.client.languages[0]).values
    value_type = view.policy.remedies[name].value_type
    for one in view.other_teams.get(name, ()):
        able = [
            somebody_of(role) + (f" up to {words.amount(limit, value_type)}" if limit is not None else "")
            for role in view.policy.roles
            if role in one.limits
            for limit in [one.limits[role]]
        ]
        told = ", ".join(able) if able else spoken(one.status)
        yield Line(f"in {spoken(one.team)}, for the same facts: {told}", 2, "yellow")


def _why_not(view: CaseView, one: DecidedRemedy, called: Called) -> Iterator[Line]:
    if one.status != "discretionary":
        return
    reasons = one.reasons_to_withhold or view.house.reasons_to_withhold
    yield Line(f"to withhold it: {', '.join(map(called, reasons))}", 2, "dim")
