"""Parts of a case as plain data: the decision, the facts, like cases, and who else was asked."""

from collections.abc import Sequence

from amends.app.cases.reading import CaseView
from amends.app.plain.values import Plain, exact, instant, person
from amends.cases.facts import known_facts, sides
from amends.cases.other_teams import OtherTeam
from amends.cases.parts import Statement, View
from amends.cases.precedents import LikeCases
from amends.cases.threats import AfterThreat
from amends.cases.wording import is_hidden


def outcome_to_plain(view: CaseView) -> Plain | None:
    """What the live decision makes of each remedy."""
    live = view.state.decision
    if live is None:
        return None
    return {
        "policy": live.decided.policy,
        "version": live.decided.version,
        "hash": live.decided.digest,
        "gap": live.decided.gap,
        "ask": list(live.decided.ask),
        "remedies": {
            name: {
                "status": one.status,
                "value": exact(one.value),
                "because": list(one.because),
                "limits": {role: exact(one.limits[role]) for role in view.policy.roles if role in one.limits},
                "decided_by": one.decided_by,
                "awaits": one.awaits,
                "reasons_to_withhold": dict(one.reasons_to_withhold),
                "sentences": list(one.sentences),
                "told": name in view.state.told,
                "declined": name in view.state.declined,
                "withheld": view.state.withheld[name].reason if name in view.state.withheld else None,
                "other_teams": [_other_team(view, each) for each in view.other_teams.get(name, ())],
            }
            for name in view.policy.remedies
            if name in live.decided.remedies
            for one in [live.decided.remedies[name]]
        },
    }


def facts_to_plain(view: CaseView) -> Plain:
    """What is known, and everything that was stated; of what is sensitive only that it was."""
    known = known_facts(view.state, view.policy)
    return {
        name: {
            "value": None if is_hidden(view.policy, name) else known.get(name),
            "stated": [_statement(one, is_shown=not is_hidden(view.policy, name)) for one in statements],
            "contradicted": any(one.fact == name for one in view.contradictions),
            **sides_to_plain(view, name),
        }
        for name, statements in view.state.statements.items()
    }


def sides_to_plain(view: CaseView, name: str) -> Plain:
    """What is claimed of a fact and what was found, side by side; where they differ, what counts, by whose word."""
    one = next((one for one in sides(view.state, view.policy) if one.fact == name), None)
    if one is None:
        return {"claimed": None, "found": [], "counts": None, "trusted_from": None, "contradictions": []}
    is_shown = not is_hidden(view.policy, name)
    return {
        "claimed": _statement(one.claimed, is_shown=is_shown) if one.claimed is not None else None,
        "found": [_statement(each, is_shown=is_shown) for each in one.found],
        "counts": one.counts,
        "trusted_from": view.policy.facts[name].trusted_from,
        "contradictions": [
            {
                "about": str(each.place),
                "counts": _statement(each.counts, is_shown=is_shown),
                "others": [_statement(other, is_shown=is_shown) for other in each.others],
                "trusted_from": each.trusted_from,
            }
            for each in view.contradictions
            if each.fact == name
        ],
    }


def attachments_to_plain(view: CaseView) -> list[Plain]:
    """What was handed in, without its content; the digest and the name are null once they were erased."""
    return [
        {
            "number": one.number,
            "id": str(one.id),
            "kind": one.kind.value,
            "size": one.size,
            "sha256": one.digest,
            "name": one.file_name,
            "by": person(one.by),
            "at": instant(one.at),
        }
        for one in view.state.attachments
    ]


def opinions_to_plain(view: CaseView) -> list[Plain]:
    """Second opinions, as far as the one who looks may see them."""
    shown: list[Plain] = []
    for one in view.state.opinions:
        own, other = one.shown_to(view.by.user)
        shown.append(
            {
                "asked_by": view.names.get(one.asked_by),
                "of": view.names.get(one.of),
                "own": _view(own),
                "other": _view(other),
            }
        )
    return shown


def supervisor_to_plain(view: CaseView) -> list[Plain]:
    """The requests for a supervisor."""
    return [
        {
            "goes_to": one.goes_to,
            "outside": one.outside,
            "due": instant(one.due),
            "taken_by": view.names.get(one.taken_by) if one.taken_by is not None else None,
            "waits": one.waits,
            "withdrawn": one.is_withdrawn,
        }
        for one in view.state.supervisor
    ]


def hand_offs_to_plain(view: CaseView) -> list[Plain]:
    """What other parties were asked to do, each with the number that names it."""
    return [
        {
            "number": number,
            "party": one.party,
            "what": one.what,
            "remedy": one.remedy,
            "due": instant(one.due),
            "state": one.state.value,
            "words": one.words,
        }
        for number, one in enumerate(view.state.hand_offs, start=1)
    ]


def precedents_to_plain(view: CaseView) -> Plain:
    """What became of remedies in like cases."""
    return {remedy: alike_to_plain(alike) for remedy, alike in view.alike.items()}


def alike_to_plain(alike: LikeCases) -> Plain:
    """What became of a remedy in like cases, and the latest of those."""
    return {
        "counts": {ending.value: count for ending, count in alike.counts.items()},
        "latest": [
            {
                "reference": one.reference,
                "ending": one.ending.value,
                "amount": exact(one.amount),
                "role": one.role,
                "reason": one.reason,
                "at": one.at.date().isoformat(),
            }
            for one in alike.latest
        ],
    }


def after_threats_to_plain(found: Sequence[AfterThreat]) -> list[Plain]:
    """What was given only after a threat."""
    return [
        {
            "threat": one.threat,
            "threatened_at": instant(one.threatened_at),
            "before": one.before.value,
            "decided_at": instant(one.decided_at),
            "decided_by": person(one.decided_by),
            "gift": str(one.entry),
            "remedy": one.remedy,
            "amount": exact(one.amount),
            "is_exception": one.is_exception,
            "given_at": instant(one.given_at),
            "given_by": person(one.given_by),
            "same_contact": one.same_contact,
        }
        for one in found
    ]


def _other_team(view: CaseView, one: OtherTeam) -> Plain:
    return {
        "team": one.team,
        "status": one.status,
        "value": exact(one.value),
        "limits": {role: exact(one.limits[role]) for role in view.policy.roles if role in one.limits},
        "decided_by": one.decided_by,
    }


def _statement(one: Statement, *, is_shown: bool) -> Plain:
    return {
        "value": one.value if is_shown else None,
        "source": one.source,
        "by": one.by.name if one.by is not None else None,
        "record": one.record,
        "shown_by": one.shown_by,
    }


def _view(view: View | None) -> Plain | None:
    if view is None:
        return None
    return {"words": view.words, "remedy": view.remedy, "amount": exact(view.amount)}
