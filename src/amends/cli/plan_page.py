"""A plan of call-backs as a page and as JSON."""

import json
from collections.abc import Iterator, Sequence
from datetime import timedelta

from amends.callbacks.assumptions import Assumptions
from amends.callbacks.plan import Plan
from amends.callbacks.simulation import Simulated
from amends.callbacks.thresholds import Turning, turning
from amends.cli.answers import table
from amends.cli.case.page import Line, print_page
from amends.cli.terminal import write

_HOUR, _MINUTE, _SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def print_plan(given: Assumptions, plans: Sequence[Plan], played: Sequence[Simulated] | None, *, as_json: bool) -> None:
    """Prints the plans of all choices, of which the first calls all and the last nobody; and what was played."""
    found = turning(given, plans[0], plans[-1])
    if as_json:
        write(json.dumps(_document(given, plans, found, played), indent=2))
    else:
        print_page(_page(given, plans, found, played))


def _page(
    given: Assumptions, plans: Sequence[Plan], found: Turning, played: Sequence[Simulated] | None
) -> Iterator[Line]:
    yield Line(
        f"{given.contacts_a_day:,} contacts a day, {_percent(given.share_unhappy)} of them unhappy: "
        f"{plans[0].unhappy:,} unhappy customers a month",
        style="bold",
    )
    yield Line()
    yield from _choices(plans)
    yield Line()
    yield from _what_it_rests_on(given, plans, found.calls_a_shift)
    yield Line()
    yield from _where_it_turns(given, found)
    if played is not None:
        yield Line()
        yield from _played(plans, played)


def _choices(plans: Sequence[Plan]) -> Iterator[Line]:
    cheapest = plans[-1].cost
    rows = [
        (
            _name(plan),
            f"{plan.staff:,}",
            f"{plan.staff_calling:,.1f}",
            f"{plan.cost:,.0f}",
            f"{(plan.cost - cheapest) / cheapest:+.1%}" if plan.cost > cheapest > 0 else "",
            f"{plan.heard:,}",
            f"{plan.missed:,}",
        )
        for plan in plans
    ]
    headings = ("choice", "staff", "of them calling", "cost a month", "than none", "heard a month", "missed a month")
    yield from table(headings, rows)


def _what_it_rests_on(given: Assumptions, plans: Sequence[Plan], calls_a_shift: float) -> Iterator[Line]:
    before, asked = plans[-1].coming_in, plans[0].coming_in
    yield Line("What it rests on", style="bold")
    yield Line(
        f"Calls that come in come by chance and cannot wait (Erlang C): {before.people:,} people at the desk at every "
        f"hour, {_percent(before.occupancy)} busy, {_percent(before.service_level)} answered within "
        f"{given.answered_within / _SECOND:g} seconds. To ask everybody {given.asking / _SECOND:g} seconds longer "
        f"makes it {asked.people:,}.",
        1,
    )
    yield Line(
        "Call-backs wait in a list until the next day (work by occupancy, no Erlang): "
        f"{given.attempts_for_one:.2f} attempts and {given.time_for_one / _MINUTE:.1f} minutes a customer; "
        f"{_percent(given.share_reached)} are reached in {given.attempts} attempts.",
        1,
    )
    yield Line(
        f"Staff are paid shifts of {given.shift / _HOUR:g} hours, {_percent(given.shrinkage)} of them away from the "
        f"desk: {calls_a_shift:.0f} calls a shift.",
        1,
    )


def _where_it_turns(given: Assumptions, found: Turning) -> Iterator[Line]:
    yield Line("Where the answer turns", style="bold")
    if found.share_that_doubles is None:
        doubled = "no share of unhappy customers doubles it"
    else:
        doubled = f"it doubles from {_percent(found.share_that_doubles)} unhappy customers on"
    yield Line(f"To call all takes {found.times_the_staff:.2f} times the staff of calling nobody at all; {doubled}.", 1)
    yield Line(
        f"A call-back pays for itself where it saves {found.calls_saved_to_pay:.1f} further calls of that customer.", 1
    )
    yield Line(
        f"To know the share of unhappy customers to two points in a hundred, {found.customers_to_ask:,} answers a "
        "month are enough; it takes no call to everybody.",
        1,
    )


def _played(plans: Sequence[Plan], played: Sequence[Simulated]) -> Iterator[Line]:
    yield Line("Played through, contact by contact (planned / played)", style="bold")
    rows = [
        (
            _name(plan),
            f"{_percent(plan.coming_in.service_level)} / {_percent(seen.service_level)}",
            f"{_percent(plan.coming_in.occupancy)} / {_percent(seen.occupancy)}",
            f"{plan.going_out.customers:,.0f} / {seen.customers_a_day:,.0f}",
            _percent(seen.on_time) if seen.callers else "",
            f"{plan.missed:,} / {seen.missed_a_month:,}",
        )
        for plan, seen in zip(plans, played, strict=True)
    ]
    headings = ("choice", "answered in time", "busy", "call-backs a day", "tried next day", "missed a month")
    yield from table(headings, rows)


def _document(
    given: Assumptions, plans: Sequence[Plan], found: Turning, played: Sequence[Simulated] | None
) -> dict[str, object]:
    seen = played if played is not None else [None] * len(plans)
    return {
        "unhappy_a_month": plans[0].unhappy,
        "choices": [_choice(plan, one) for plan, one in zip(plans, seen, strict=True)],
        "call_back": {
            "attempts": round(given.attempts_for_one, 4),
            "minutes": round(given.time_for_one / _MINUTE, 4),
            "share_reached": round(given.share_reached, 6),
        },
        "turning": {
            "times_the_staff": round(found.times_the_staff, 4),
            "share_that_doubles": _rounded(found.share_that_doubles),
            "calls_saved_to_pay": round(found.calls_saved_to_pay, 4),
            "calls_a_shift": round(found.calls_a_shift, 2),
            "customers_to_ask": found.customers_to_ask,
        },
    }


def _choice(plan: Plan, seen: Simulated | None) -> dict[str, object]:
    coming_in = plan.coming_in
    document: dict[str, object] = {
        "choice": plan.choice.value,
        "staff": plan.staff,
        "staff_calling": round(plan.staff_calling, 2),
        "cost_a_month": f"{plan.cost:f}",
        "letters_a_month": plan.letters,
        "call_backs_a_day": round(plan.going_out.customers, 2),
        "heard_a_month": plan.heard,
        "missed_a_month": plan.missed,
        "at_the_desk": coming_in.people,
        "occupancy": round(coming_in.occupancy, 4),
        "service_level": round(coming_in.service_level, 4),
        "mean_wait_seconds": round(coming_in.mean_wait / _SECOND, 2),
    }
    if seen is not None:
        document["simulated"] = {
            "service_level": round(seen.service_level, 4),
            "occupancy": round(seen.occupancy, 4),
            "mean_wait_seconds": round(seen.mean_wait / _SECOND, 2),
            "call_backs_a_day": round(seen.customers_a_day, 2),
            "attempts": round(seen.attempts_for_one, 4),
            "share_reached": round(seen.reached, 4),
            "share_tried_next_day": round(seen.on_time, 4),
            "missed_a_month": seen.missed_a_month,
        }
    return document


def _name(plan: Plan) -> str:
    return plan.choice.value.replace("_", " ")


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%".replace(".0%", "%")


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
