"""Somebody who knows nothing but what is shown as next, and does it."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from amends.cases.call_backs import PromisedCall
from amends.cases.events.contacts import EndOfContact
from amends.cases.events.ending import NeedsMet
from amends.cases.events.event import Plain
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, FollowUp, Reopen, Resolve, WriteThoughts
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.giving import Decline, Give, Settle, Withhold
from amends.cases.gate.acts.people import (
    AnswerHandOff,
    AskOpinion,
    AskSupervisor,
    FinishHandOff,
    GiveOpinion,
    TakeOver,
)
from amends.cases.gate.acts.route import (
    Accept,
    Adjust,
    Approve,
    Compromise,
    GiveFinalResponse,
    Offer,
    OpenException,
    Propose,
    Reject,
    Return,
    Take,
    Withdraw,
)
from amends.cases.gate.rules.settling import Outcome
from amends.cases.next_steps import next_steps
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.step import NextStep
from amends.cases.parts import HandOffState
from amends.cases.recorded import By
from amends.cases.state import Stage
from amends.cases.terms import Terms, terms_of
from tests.cases.scene import ADA, BO, ISSUE, LENA, MIA, OTTO, TOM, WISH, Scene

WORDS = "Because it is fair."
ROLES: Mapping[str, tuple[By, ...]] = {
    "agent": (ADA, BO),
    "team_lead": (LENA, TOM),
    "manager": (MIA,),
    "policy_owner": (OTTO,),
}


def steps_for(scene: Scene, by: By) -> tuple[NextStep, ...]:
    """What is shown as next to somebody."""
    return next_steps(Look(scene.state, scene.around(by)))


class Follower:
    """Does what is shown as next, with whatever has to be filled in; the facts are as they are given."""

    def __init__(self, scene: Scene, facts: Mapping[str, Plain], wish: str | None) -> None:
        self.scene = scene
        self.facts = facts
        self.wish = wish

    def does(self, step: NextStep, by: By) -> None:
        """Somebody does it, or where it waits for somebody of a role, they do; unless nobody of it is independent."""
        actor = by if step.whose is None else self._somebody(step.whose, step.act)
        if actor is None:
            return
        # What is typed after the case's reference.
        typed = step.command.split(maxsplit=4)[4:]
        for request in self._requests(step.act, typed[0] if typed else "", actor):
            self.scene.act(actor, request)

    def _somebody(self, role: str, act: str) -> By | None:
        """Somebody of a role who is not one of those who may not do it: who decided, proposed or adjusted."""
        state, proposal = self.scene.state, self.scene.state.proposal
        barred = set(state.deciders) if act == "take-over" else set()
        if proposal is not None and act == "approve":
            barred.add(proposal.by.user)
        if proposal is not None and proposal.approval is not None and act == "take":
            barred.add(proposal.approval.by.user)
        return next((one for one in ROLES[role] if one.user not in barred), None)

    def _requests(self, act: str, typed: str, by: By) -> list[object]:
        if act == "fact":
            names = [name for name in re.findall(r"(\w+)=…", typed) if name in self.facts]
            return [StateFact(name, self.facts[name]) for name in names]
        return [_REQUESTS[act](self, typed, by)]

    def terms(self, typed: str) -> Terms:
        """Terms as they stand in a command, with amounts that fit where they are left to be filled in."""
        words = typed.split(" --", maxsplit=1)[0].split()
        listed = [word.partition("=") for word in words if not word.startswith(("--", "…"))]
        named = [(name, amount) for name, _, amount in listed if name.isidentifier()]
        known = [(name, amount) for name, amount in named if name in self.scene.policy.tree.remedies]
        return terms_of(
            [
                (name, None if not amount else Decimal(30) if amount == "AMOUNT" else Decimal(amount))
                for name, amount in known
            ]
            or [(self._another_remedy(), None)]
        )

    def _another_remedy(self) -> str:
        """A remedy without an amount that the customer does not have yet."""
        return next(name for name in ("early_end", "letter", "repair") if not self.scene.state.standing_gift(name))


def _give(_follower: Follower, typed: str, _by: By) -> object:
    name, _, amount = typed.split(maxsplit=1)[0].partition("=")
    return Give(name, Decimal(amount) if amount else None, "goodwill" if "--reason" in typed else None)


def _withhold(follower: Follower, typed: str, _: By) -> object:
    name = typed.split(maxsplit=1)[0]
    live = follower.scene.state.decision
    assert live is not None
    reasons = live.decided.remedies[name].reasons_to_withhold or follower.scene.house.reasons_to_withhold
    return Withhold(name, next(iter(reasons)))


def _propose(follower: Follower, typed: str, _: By) -> object:
    unknown = re.search(r"--unknown (\S+)", typed)
    return Propose(follower.terms(typed), WORDS, not_known=frozenset(unknown[1].split(",") if unknown else ()))


def _settle(follower: Follower, typed: str, _: By) -> object:
    return Settle(follower.scene.gift(typed.split(maxsplit=1)[0]), Outcome.GIVEN)


def _hand_off(follower: Follower, state: HandOffState) -> object:
    found = next(one for one in follower.scene.state.hand_offs if one.state is state)
    if state is HandOffState.ASKED:
        return AnswerHandOff(found.id, True, WORDS)
    return FinishHandOff(found.id, WORDS)


_REQUESTS: Mapping[str, Callable[[Follower, str, By], object]] = {
    "contact": lambda *_: BeginContact("phone"),
    "verify-caller": lambda *_: VerifyCaller("passcode"),
    "end-contact": lambda *_: EndContact(EndOfContact.ENDED),
    "restate": lambda follower, *_: Restate(ISSUE, WISH, follower.wish),
    "confirm": lambda *_: Confirm(),
    "decide": lambda follower, _, by: follower.scene.decision(by),
    "tell": lambda _, typed, __: Tell(typed.split()[0]),
    "give": _give,
    "withhold": _withhold,
    "settle": _settle,
    "decline": lambda _, typed, __: Decline(typed.split()[0]),
    "follow-up": lambda follower, *_: FollowUp(follower.scene.now + timedelta(days=60)),
    "exception": lambda *_: OpenException(),
    "propose": _propose,
    "approve": lambda *_: Approve(),
    "adjust": lambda follower, typed, _: Adjust(follower.terms(typed), WORDS),
    "return": lambda *_: Return(WORDS),
    "take": lambda *_: Take(),
    "withdraw": lambda *_: Withdraw(WORDS),
    "offer": lambda _, typed, __: Offer(in_writing="--in-writing" in typed),
    "accept": lambda *_: Accept(),
    "compromise": lambda follower, typed, _: Compromise(follower.terms(typed), WORDS),
    "reject": lambda *_: Reject(WORDS),
    "final-response": lambda *_: GiveFinalResponse(WORDS),
    "supervisor": lambda *_: AskSupervisor(),
    "take-over": lambda *_: TakeOver(),
    "second-opinion": lambda _, __, by: AskOpinion((ADA if by == BO else BO).user, WORDS),
    "opinion": lambda *_: GiveOpinion(WORDS),
    "answer-hand-off": lambda follower, *_: _hand_off(follower, HandOffState.ASKED),
    "finish-hand-off": lambda follower, *_: _hand_off(follower, HandOffState.ACCEPTED),
    "resolve": lambda follower, *_: Resolve(
        NeedsMet.YES if follower.scene.state.contact else NeedsMet.LEFT, PromisedCall.KEPT
    ),
    "note": lambda *_: WriteThoughts(WORDS),
    "close": lambda *_: Close(),
    "reopen": lambda *_: Reopen(WORDS),
}


def is_at_rest(scene: Scene) -> bool:
    """Whether the case is closed."""
    return scene.state.stage is Stage.CLOSED
