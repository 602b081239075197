"""Next steps before Make It Right: what is known, what is decided, and what is given, withheld or told by it."""

from collections.abc import Iterator

from amends.cases.gate.acts.deciding import Correct, Tell
from amends.cases.gate.acts.route import GiveFinalResponse, OpenException
from amends.cases.gate.rules.authority import lowest_approver
from amends.cases.gate.rules.disclosing import NotVerifiedError
from amends.cases.gate.rules.restating import NotConfirmedError, NotRestatedError
from amends.cases.next_steps import ending
from amends.cases.next_steps.discretion import at_discretion, referred
from amends.cases.next_steps.left_open import left_open
from amends.cases.next_steps.look import Look
from amends.cases.next_steps.not_governed import decides_nothing
from amends.cases.next_steps.people import to_speak, who_is_it
from amends.cases.next_steps.questions import to_find_out
from amends.cases.next_steps.restating import to_restate
from amends.cases.next_steps.step import ANY_WORDS, NextStep


def while_open(look: Look) -> Iterator[NextStep]:
    """Who is it, what is the problem and the wish, and what does the policy make of it."""
    yield from who_is_it(look)
    yield from to_restate(look)
    yield look.step("decide", why="shows what is owed, what may be given, and what to ask")


def when_decided(look: Look) -> Iterator[NextStep]:
    """What is owed is given, what is open is found out; a gap leads to Make It Right, and a no is told."""
    if look.is_news or look.state.correction is not None:
        yield look.step("decide", why="something is known that the decision was not made on")
    yield from who_is_it(look)
    yield from _by_the_version_of_that_day(look)
    yield from ending.to_give(look)
    yield from ending.to_settle(look)
    if not look.is_news:
        yield from _wish(look)
        yield from _last_word(look)
        yield from _another_day(look)
    if look.decided is not None and (look.wanted is None or left_open(look) is not None):
        yield from to_find_out(look, look.asked, "still open; what the customer wants is asked first")
    if not look.is_news and not _is_wish_open(look):
        yield from ending.to_resolve(look)


def _by_the_version_of_that_day(look: Look) -> Iterator[NextStep]:
    """Another version holds for the day that counts, so that the case is to be decided by that one."""
    other = look.around.holding() if look.decided is not None and look.decided.decides_nothing else None
    approver = lowest_approver(look.attempt)
    can = look.passes(Correct(ANY_WORDS))
    if other is not None and (can or approver is not None):
        yield look.step(
            "correct",
            '--why "…"',
            f"--version {other}",
            why=f"{decides_nothing(look)}; {other} holds for that day: it is named in a correction",
            whose=None if can else approver,
        )


def _another_day(look: Look) -> Iterator[NextStep]:
    """The day that counts may have been recorded wrongly; nobody has to find another where it is right."""
    in_force = look.policy.in_force
    fact = look.policy.facts.get(in_force.by) if in_force is not None else None
    if in_force is None or fact is None or fact.history is not None:
        return
    if look.decided is not None and look.decided.decides_nothing:
        yield look.step(
            "fact",
            f"{in_force.by}=…",
            why=f"only if {look.voice.fact(in_force.by)} was another day than the one recorded",
            facts=(in_force.by,),
        )


def final_response(look: Look) -> Iterator[NextStep]:
    """The last word of the house, where somebody may say it by now."""
    if look.passes(GiveFinalResponse(ANY_WORDS)):
        yield look.step("final-response", '--words "…"', why="the last word of the house, with the body outside")


def _wish(look: Look) -> Iterator[NextStep]:
    """What the decision makes of the wish."""
    name = look.wanted
    one = look.remedies.get(name or "")
    if name is not None and one is not None and not look.state.is_wish_met:
        match one.status:
            case "undecided" if look.decided is not None:
                yield from to_find_out(look, look.asked, f"whether {look.wording.remedy(name)} is owed is still open")
            case "discretionary" if name not in look.state.withheld:
                yield from at_discretion(look, name, one)
            case "referred":
                yield from referred(look, name, one)
            case _:
                pass
    elif name is None:
        yield from to_restate(look)
    if not look.state.is_wish_met and (name is None or look.state.with_others(name) is None):
        yield from beyond_policy(look)
    if name is not None:
        yield from _denial(look, name)
    if name is not None and one is not None and name in look.state.withheld:
        yield from at_discretion(look, name, one)


def _is_wish_open(look: Look) -> bool:
    """Whether answers are missing that decide about the wish."""
    one = look.remedies.get(look.wanted or "")
    return one is not None and one.status == "undecided" and bool(look.decided and look.decided.ask)


def beyond_policy(look: Look) -> Iterator[NextStep]:
    """Make It Right, where policy and the wish don't meet; what is forbidden stays so on every route."""
    one = look.remedies.get(look.wanted or "")
    if one is not None and one.status == "forbidden":
        return
    refusal = look.refusal(OpenException())
    if refusal is None:
        yield look.step(
            "exception",
            why=f"{_why_beyond(look)}: try to make it right",
            say=look.around.house.hold_sentence,
        )
    elif isinstance(refusal, (NotRestatedError, NotConfirmedError)):
        yield from to_restate(look)


def _why_beyond(look: Look) -> str:
    if look.decided is not None and look.decided.decides_nothing:
        return decides_nothing(look)
    return "policy does not meet the wish"


def _denial(look: Look, name: str) -> Iterator[NextStep]:
    """A no that was not told yet."""
    is_elsewhere = look.state.standing_gift(name) is not None or look.state.with_others(name) is not None
    if name in look.state.told or is_elsewhere:
        return
    refusal = look.refusal(Tell(name))
    if isinstance(refusal, NotVerifiedError):
        yield from to_speak(look)
    elif isinstance(refusal, (NotRestatedError, NotConfirmedError)):
        yield from to_restate(look)
    elif refusal is None:
        yield look.step(
            "tell",
            name,
            why="tell the no in the clauses' own words, and nothing else",
            say=_no_in_words(look, name),
            remedy=name,
        )


def _no_in_words(look: Look, name: str) -> str | None:
    withheld = look.state.withheld.get(name)
    return withheld.sentence if withheld is not None else " ".join(look.remedies[name].sentences) or None


def _last_word(look: Look) -> Iterator[NextStep]:
    """After a denial, and where no version decides: who can be asked next, up to the last word of the house."""
    is_undecided = look.decided is not None and look.decided.decides_nothing
    is_answered = look.state.has_final_response or look.state.is_wish_met
    if is_answered or (look.wanted not in look.state.told and not is_undecided):
        return
    yield look.step("supervisor", why="if the customer asks for one; it can't be refused")
    if is_undecided:
        return
    said = [*final_response(look)]
    yield from said
    if not said:
        approver = lowest_approver(look.attempt)
        yield look.step(
            "final-response", '--words "…"', why="the last word of the house, with the body outside", whose=approver
        )
