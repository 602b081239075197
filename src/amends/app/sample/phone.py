"""The phone of the two senior agents: like cases end alike, and whoever says no has to say why."""

from collections.abc import Mapping
from datetime import UTC, datetime

from amends.app.cases.precedents import withhold
from amends.app.sample.walk import Refused, Walk, walk_in
from amends.app.workspace import Workspace
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, Resolve
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.acts.people import AskOpinion, GiveOpinion
from amends.cases.gate.attempt import GateError
from amends.cases.gate.rules.settling import Outcome
from amends.formats.values import Value
from amends.lang.tree import PolicyTree

_CLIENT = "phone"
_START = datetime(2026, 8, 27, 15, 0, tzinfo=UTC)


def first_time(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Walk:
    """A customer with the same broken phone, two hours before: half price was given."""
    walk = walk_in(workspace, _START.replace(hour=13), _CLIENT, "The same phone, two hours before")
    _until_decided(walk, "ben", "Imani Cole", facts, tree)
    walk.does("ben", Give("upgrade_discount", reason="loyalty"))
    walk.does("ben", Settle(walk.gift("upgrade_discount"), Outcome.GIVEN))
    _ends(walk, "ben", NeedsMet.YES)
    return walk


def second_time(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Walk:
    """Another customer, another agent: he would say no, and finds no reason that counts."""
    walk = walk_in(workspace, _START, _CLIENT, "A phone of just under six months, dropped")
    _until_decided(walk, "ana", "Ruth Adler", facts, tree)
    opinion = AskOpinion(
        walk.seen_by("sam").by.user,
        "It was dropped, and it is out of warranty. I would say no.",
        "upgrade_discount",
    )
    walk.does("ana", opinion)
    walk.does("sam", GiveOpinion("Half price is for phones that were dropped. I would give it.", "upgrade_discount"))
    _tries_to_withhold(walk, "ben")
    walk.does("ben", Give("upgrade_discount", reason="loyalty"))
    walk.does("ben", Settle(walk.gift("upgrade_discount"), Outcome.GIVEN))
    _ends(walk, "ben", NeedsMet.YES)
    return walk


def _until_decided(walk: Walk, user: str, customer: str, facts: Mapping[str, Value], tree: PolicyTree) -> None:
    walk.opens(user, customer, "The phone is broken.", tree.name)
    walk.verifies(user)
    walk.hears(user, facts, tree)
    walk.understands(
        user,
        Restate(
            "You dropped the phone and the screen is shattered; you have had it for just under six months.",
            "You would like a phone that works, at no charge if there is a way.",
            "replacement",
        ),
    )
    walk.decides(user)
    walk.does(user, Tell("replacement"))


def _tries_to_withhold(walk: Walk, user: str) -> None:
    """`It was dropped` is none of the clause's reasons."""
    walk.clock.passes(minutes=1)
    try:
        withhold(walk.desk(user), walk.reference, "upgrade_discount", "it_was_dropped")
    except GateError as error:
        walk.refused.append(Refused(user, "withhold", str(error)))


def _ends(walk: Walk, user: str, needs_met: NeedsMet) -> None:
    walk.does(user, Resolve(needs_met))
    walk.does(user, EndContact())
    walk.does(user, Close())
