"""`amends plan`: what something takes, before it is settled."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from amends.callbacks.assumptions import Assumptions
from amends.cli.answers import group
from amends.cli.status import ExitStatus

command = group(
    "plan",
    """\
Example:
  amends plan callbacks --contacts 1200 --unhappy 10""",
)

_DEFAULT = Assumptions()


def _minutes(name: str, text: str) -> Parameter:
    return Parameter(name=name, metavar="MINUTES", help=text)


def _percent(name: str, text: str) -> Parameter:
    return Parameter(name=name, metavar="PERCENT", help=text)


@Parameter(name="*")
@dataclass(frozen=True)
class CallsComingIn:
    """Assumptions about the calls that come in."""

    contacts: Annotated[int, Parameter(name="--contacts", metavar="N", help="Calls that come in on a day.")] = (
        _DEFAULT.contacts_a_day
    )
    days: Annotated[int, Parameter(name="--days", metavar="N", help="Days with calls in a month.")] = (
        _DEFAULT.days_a_month
    )
    open_hours: Annotated[
        float, Parameter(name="--open", metavar="HOURS", help="How long of a day somebody answers.")
    ] = 12
    handling: Annotated[float, _minutes("--handling", "How long a call that comes in lasts.")] = 6
    wrap_up: Annotated[float, _minutes("--wrap-up", "How long it is written up afterwards.")] = 1
    service_level: Annotated[float, _percent("--service-level", "Share of calls to be answered in time.")] = 80
    within: Annotated[float, Parameter(name="--within", metavar="SECONDS", help="What in time means.")] = 20


@Parameter(name="*")
@dataclass(frozen=True)
class People:
    """Assumptions about the people who work there."""

    occupancy: Annotated[
        float, _percent("--occupancy", "Largest share of their time at the desk that people handle calls.")
    ] = 85
    shrinkage: Annotated[
        float, _percent("--shrinkage", "Share of paid time away from the desk: leave, illness, breaks, training.")
    ] = 30
    shift: Annotated[float, Parameter(name="--shift", metavar="HOURS", help="Paid time of one person on a day.")] = 8
    cost: Annotated[
        str, Parameter(name="--cost", metavar="AMOUNT", help="What a paid hour costs, with everything.")
    ] = str(_DEFAULT.cost_per_hour)


@Parameter(name="*")
@dataclass(frozen=True)
class CallBacks:
    """Assumptions about unhappy customers and calling them."""

    unhappy: Annotated[float, _percent("--unhappy", "Share of contacts that end with needs not met.")] = 15
    denied: Annotated[
        float,
        _percent("--denied", "Share of these who got a denial without a final response; they are always called."),
    ] = 0
    asking: Annotated[
        float,
        Parameter(name="--asking", metavar="SECONDS", help="How long it takes to ask whether needs were met."),
    ] = 15
    reach: Annotated[float, _percent("--reach", "Share of attempts at which the customer is reached.")] = 40
    attempts: Annotated[int, Parameter(name="--attempts", metavar="N", help="How often a customer is tried.")] = (
        _DEFAULT.attempts
    )
    dialling: Annotated[
        float, _minutes("--dialling", "What every attempt takes: open the account, dial, wait, note the outcome.")
    ] = 2
    conversation: Annotated[float, _minutes("--conversation", "How long one speaks with who is reached.")] = 8
    call_wrap_up: Annotated[float, _minutes("--call-wrap-up", "How long that is written up.")] = 2
    sample: Annotated[float, _percent("--sample", "Share of unhappy customers called where a sample is.")] = 10
    letter_cost: Annotated[
        str, Parameter(name="--letter-cost", metavar="AMOUNT", help="What a letter costs, with everything.")
    ] = str(_DEFAULT.letter_cost)
    letter_answers: Annotated[float, _percent("--letter-answers", "Share of letters to which the customer calls.")] = 5


@Parameter(name="*")
@dataclass(frozen=True)
class Simulation:
    """Whether, and how long, the plan is played through."""

    simulate: Annotated[
        bool, Parameter(name="--simulate", negative=(), help="Play every choice through, contact by contact.")
    ] = False
    simulated_days: Annotated[
        int, Parameter(name="--simulated-days", metavar="N", help="How many days with calls are played.")
    ] = 5
    seed: Annotated[
        int, Parameter(name="--seed", metavar="N", help="Where chance begins; the same gives the same.")
    ] = 1


_CALLS, _PEOPLE, _CALL_BACKS, _SIMULATION = CallsComingIn(), People(), CallBacks(), Simulation()


@command.command
def callbacks(
    *,
    calls: CallsComingIn = _CALLS,
    people: People = _PEOPLE,
    back: CallBacks = _CALL_BACKS,
    simulation: Simulation = _SIMULATION,
    as_json: Annotated[bool, Parameter(name="--json", negative=(), help="Print one JSON document.")] = False,
) -> int:
    """Says what it takes to call back customers whose needs were not met: people and cost, and whom each choice misses.

    Every assumption that you do not name is that of an example: the 1.8 million calls in three months of one client
    about which a customer and a manager once quarrelled. docs/call-backs.md tells what came of it.
    """
    from amends.callbacks.plan import plans
    from amends.cli.plan_page import print_plan
    from amends.cli.plan_played import played

    given = _assumptions(calls, people, back)
    found = plans(given)
    print_plan(given, found, played(given, found, simulation) if simulation.simulate else None, as_json=as_json)
    return ExitStatus.DONE


def _assumptions(calls: CallsComingIn, people: People, back: CallBacks) -> Assumptions:
    from amends.cli.plan_typed import amount, hours, minutes, seconds, share

    return Assumptions(
        contacts_a_day=calls.contacts,
        days_a_month=calls.days,
        open_for=hours(calls.open_hours),
        handling=minutes(calls.handling),
        wrap_up=minutes(calls.wrap_up),
        service_level=share(calls.service_level),
        answered_within=seconds(calls.within),
        occupancy=share(people.occupancy),
        shrinkage=share(people.shrinkage),
        shift=hours(people.shift),
        cost_per_hour=amount("--cost", people.cost),
        share_unhappy=share(back.unhappy),
        share_denied=share(back.denied),
        asking=seconds(back.asking),
        reach_rate=share(back.reach),
        attempts=back.attempts,
        dialling=minutes(back.dialling),
        conversation=minutes(back.conversation),
        call_wrap_up=minutes(back.call_wrap_up),
        sample=share(back.sample),
        letter_cost=amount("--letter-cost", back.letter_cost),
        letter_answers=share(back.letter_answers),
    )
