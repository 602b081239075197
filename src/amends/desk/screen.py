"""The call screen: everything that somebody on a call needs to see of a case, in one look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from amends.app.cases.alternatives import Alternative, alternatives
from amends.app.cases.board import Entry, Group, board
from amends.app.cases.caller import Caller, caller
from amends.app.cases.questions import Question, open_questions
from amends.app.cases.reading import CaseView, view
from amends.app.live.looking import case_now
from amends.app.plain.wording import wording_of
from amends.app.workspace import Desk
from amends.cases.facts import known_facts
from amends.cases.next_steps.not_governed import day_in_words
from amends.cases.next_steps.step import NextStep
from amends.cases.note import note_of
from amends.cases.pressing import is_settled
from amends.cases.state import ON_THE_ROUTE, Stage
from amends.cases.story import Line, story
from amends.cases.wording import Wording
from amends.desk.earlier import given_words, other_cases
from amends.desk.forms.every import FORMS
from amends.desk.known import Differing, KnownFact, differing, known
from amends.desk.others import others_here
from amends.desk.promised import PromiseShown, promised
from amends.desk.texts import texts
from amends.explain.voice import voice_of

_WAY = (Stage.MAKING_IT_RIGHT, Stage.PROPOSED, Stage.APPROVED, Stage.OFFERED, Stage.AGREED)
_FACT = "fact"
"""The act that has a page of its own: what is recorded depends on the fact."""
_AT_LENGTH = frozenset({Group.OPEN, Group.NOT_COVERED, Group.FORBIDDEN})
_NEXT_ON_THE_WAY: Mapping[Stage, tuple[str, ...]] = {
    Stage.MAKING_IT_RIGHT: ("propose",),
    Stage.PROPOSED: ("withdraw",),
    Stage.ADJUSTED: ("take", "withdraw"),
    Stage.APPROVED: ("offer", "withdraw"),
    Stage.OFFERED: ("accept", "compromise", "reject"),
    Stage.AGREED: (),
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stage of Make It Right, as the way is drawn."""

    name: str
    is_now: bool
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What the call screen shows.

    Attributes:
        facts: what is known, claimed and found side by side.
        contradictions: where sources say different things, and which of them counts.
        say: what can be said to the customer now.
        question: the one thing to ask or look up next.
        others_to_ask: what may be asked as well, and nothing waits for.
        is_settled: whether what the customer wants is decided and told, so that nothing is asked for it any more.
        alternatives: what could serve the customer beside what they ask for.
        steps: what is sensible next, the best first.
        note: the questions of the note that have answers so far.
        others: who else has the case before them, in words.
    """

    case: CaseView
    caller: Caller
    zone: ZoneInfo
    now: datetime
    board: Mapping[Group, tuple[Entry, ...]]
    facts: tuple[KnownFact, ...]
    contradictions: tuple[Differing, ...]
    say: str | None
    question: Question | None
    questions_left: int
    others_to_ask: tuple[Question, ...]
    is_settled: bool
    alternatives: tuple[Alternative, ...]
    steps: tuple[NextStep, ...]
    story: tuple[Line, ...]
    note: tuple[tuple[str, tuple[str, ...]], ...]
    others: str

    @property
    def wording(self) -> Wording:
        """How what happened is told: titles, money, times."""
        return wording_of(self.case)

    @property
    def is_on_the_route(self) -> bool:
        """Whether Make It Right goes on."""
        return self.case.state.stage in ON_THE_ROUTE

    @property
    def is_on_hold(self) -> bool:
        """Whether the customer waits for an approver."""
        return self.case.state.contact is not None and self.case.state.stage is Stage.PROPOSED

    @property
    def on_hold_since(self) -> datetime | None:
        """Since when they do: since the solution was proposed that waits now, from when its budget counts."""
        proposal = self.case.state.proposal
        return proposal.at if self.is_on_hold and proposal is not None else None

    @property
    def is_for_approver(self) -> bool:
        """Whether a solution waits for an approver, who somebody else than its proposer can be."""
        proposal = self.case.state.proposal
        waits = proposal is not None and self.case.state.stage is Stage.PROPOSED
        return waits and proposal is not None and proposal.by.user != self.case.by.user

    @property
    def given_words(self) -> str | None:
        """What was given to the customer within a year, and promised, and what it was worth."""
        return given_words(self.caller)

    @property
    def other_cases(self) -> str:
        """How many cases the customer has beside this one."""
        return other_cases(self.caller, self.case.state.id)

    @property
    def other_open_cases(self) -> str:
        """How many of them are open."""
        return other_cases(self.caller, self.case.state.id, are_open=True)

    def in_full(self, group: Group) -> tuple[Entry, ...]:
        """The remedies of a group that are shown at once."""
        return tuple(one for one in self.board[group] if group not in _AT_LENGTH or self._concerns(one))

    def in_short(self, group: Group) -> tuple[Entry, ...]:
        """Those that nobody asked for and nobody may give: they are a look away."""
        return tuple(one for one in self.board[group] if group in _AT_LENGTH and not self._concerns(one))

    def _concerns(self, one: Entry) -> bool:
        return one.is_wanted or one.is_told or one.gift is not None

    @property
    def hold_minutes(self) -> int:
        """How long the customer is kept waiting at most."""
        return self.case.client.settings.hold_budget_minutes

    @property
    def promised(self) -> Sequence[PromiseShown]:
        """What was promised and is not given yet."""
        return promised(self.case)

    @property
    def first_gift(self) -> Entry | None:
        """What is owed and not given yet, the wish first."""
        if "give" not in self.case.possible:
            return None
        owed = [one for one in self.board.get(Group.OWED, ()) if one.gift is None and not one.is_declined]
        return owed[0] if owed else None

    @property
    def can_confirm(self) -> bool:
        """Whether the customer was told how they were understood, and has not said whether that is so."""
        restated = self.case.state.restatement
        return restated is not None and not restated.is_confirmed and "confirm" in self.case.possible

    @property
    def can_ask(self) -> bool:
        """Whether somebody can be asked for what the one who looks may not give: nothing waits for an answer."""
        return self.case.state.stage in (Stage.DECIDED, Stage.MAKING_IT_RIGHT)

    def is_at_once(self, act: str) -> bool:
        """Whether an act is done by its button: there is nothing to fill in, and nothing to read before."""
        return act in FORMS and FORMS[act].is_at_once

    @property
    def way(self) -> tuple[Milestone, ...]:
        """The stages of Make It Right, and how far it has come."""
        stage = self.case.state.stage
        now = _WAY.index(Stage.PROPOSED if stage is Stage.ADJUSTED else stage) if self.is_on_the_route else -1
        return tuple(Milestone(one.value, place == now, place < now) for place, one in enumerate(_WAY))

    @property
    def route_acts(self) -> tuple[str, ...]:
        """What can be done on the way from here, the most likely first."""
        return tuple(act for act in _NEXT_ON_THE_WAY.get(self.case.state.stage, ()) if act in self.case.possible)

    @property
    def possible_acts(self) -> tuple[str, ...]:
        """Everything that makes sense now and somebody does on a page."""
        return tuple(act for act in self.case.possible if (act in FORMS or act == _FACT) and self._is_wanted(act))

    def _is_wanted(self, act: str) -> bool:
        """Whether somebody was asked for, and whether it can be the one who looks, where the act is about that."""
        match act:
            case "take-over":
                return any(step.act == act and step.whose is None for step in self.steps)
            case "send-letter":
                return bool(self.case.state.failed_letters)
            case "withdraw-request":
                return self.case.asked_for is not None
            case _:
                return True

    @property
    def not_in_force(self) -> str | None:
        """Why the version decides nothing of the case, where its day lies before the version's first."""
        in_force, decision = self.case.policy.in_force, self.case.state.decision
        if self.board or decision is None or in_force is None:
            return None
        voice = voice_of(self.case.policy, self.case.client.languages[0])
        day = day_in_words(voice, known_facts(self.case.state, self.case.policy).get(in_force.by))
        return texts().text(
            "call.not_in_force", start=voice.values.day(in_force.start), fact=voice.fact(in_force.by), day=day
        )

    @property
    def can_make_it_right(self) -> bool:
        """Whether Make It Right can be opened now."""
        return any(step.act == "exception" for step in self.steps)

    @property
    def version_of_that_day(self) -> str | None:
        """The version that holds for the day of the case, where the one that decided it does not."""
        return self.case.holding if self.not_in_force else None

    @property
    def supervisor_words(self) -> str:
        """Who was asked for as a supervisor and has not come, and until when they come."""
        due = min((one.due for one in self.case.state.waiting_requests if one.due is not None), default=None)
        name = "call.supervisor_asked" if due is None else "call.supervisor_asked_by"
        return texts().text(name, who=self.case.asked_for or "", due=self.wording.moment(due) if due else "")

    def act_address(self, act: str, remedy: str | None = None) -> str:
        """Where an act is done."""
        about = f"?remedy={quote(remedy)}" if remedy is not None else ""
        return f"/cases/{self.case.state.reference}/acts/{act}{about}"


def screen_of(desk: Desk, reference: str) -> Screen:
    """The call screen of a case.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    case = view(desk, reference)
    zone = ZoneInfo(case.client.timezone)
    questions, wording = open_questions(case), wording_of(case)
    pressing = questions.pressing
    return Screen(
        case=case,
        caller=caller(desk, str(case.customer.id)),
        zone=zone,
        now=desk.workspace.clock(),
        board=board(case),
        facts=known(case, desk.workspace.clock()),
        contradictions=differing(case),
        say=_to_say(case),
        question=pressing[0] if pressing else None,
        questions_left=max(len(pressing) - 1, 0),
        others_to_ask=questions.others,
        is_settled=is_settled(case.state),
        alternatives=alternatives(case, pressing[0] if pressing else None),
        steps=case.next,
        story=story(case.history, wording),
        note=tuple((question, tuple(answers)) for question, answers in note_of(case.history, wording).answered()),
        others=others_here(case_now(desk, reference).others),
    )


def _to_say(case: CaseView) -> str | None:
    """What is said now: a no before what comes after it."""
    said = [step for step in case.next if step.say and step.whose is None]
    in_order = sorted(said, key=lambda step: step.act == "exception")
    return in_order[0].say if in_order else None
