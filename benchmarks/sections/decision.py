"""One decision from a dictionary, beside other engines."""

from collections.abc import Sequence

from amends.decide.case import Case
from amends.decide.compiled.compiler import compile_policy
from amends.decide.decider import interpreted_outcomes
from amends.decide.facts import read_facts
from amends.decide.reasons import reasons
from amends.policy import Facts, Policy
from benchmarks.measure import Contestant, deciding, seconds, seconds_each, times
from benchmarks.options import Options
from benchmarks.ours import answer_of, read, read_by_remedy, read_with_reasons, warranty
from benchmarks.peers import Peer, Way, installed, missing
from benchmarks.results import Cell, Table
from benchmarks.warranty import by_hand, each_remedy
from benchmarks.warranty.answer import answer
from benchmarks.warranty.cases import Facts as MadeFacts
from benchmarks.warranty.cases import at_the_edges, floating, in_texts, made

TITLE = "One decision from a dictionary"

HAND = "hand-written Python function"
OURS = "**Amends**: statuses, values, clause ids (`decision.outcomes`)"
BY_REMEDY = "**Amends**: the same, remedy by remedy (`decision.values()`)"
REASONS = "**Amends**: the same, with all grounds and what to ask"
PLAIN = "**Amends**: the whole decision as plain data (`to_dict()`)"
_FUNCTION = "the function that Amends compiles, alone"
_CASES = 1_000


def measure(options: Options) -> list[Table]:
    policy = warranty()
    peers = installed()
    _check_answers(policy, peers)
    _check_whole_answers(policy, peers)
    return [_the_same_answer(policy, peers, options), _the_least(policy, peers, options), _ours_alone(policy, options)]


def _check_answers(policy: Policy, peers: list[Peer]) -> None:
    """Everyone gives the same answers on cases that are complete, or nothing is timed."""
    for facts in _complete_cases():
        expected = answer(*by_hand.decide(floating(facts)))
        given = [("Amends", answer_of(policy.decide(facts)))]
        for peer in peers:
            given += [(peer.label(way), way.answer(way.decide(floating(facts)))) for way in _checked_ways(peer)]
        _check(expected, given, facts)


def _check_whole_answers(policy: Policy, peers: list[Peer]) -> None:
    """The same for the whole answers."""
    for facts in _complete_cases():
        given = [("by hand", each_remedy.by_hand(facts))]
        for peer in peers:
            given += [(peer.label(way), way.answer(way.decide(floating(facts)))) for way in peer.each_remedy]
        _check(each_remedy.of_amends(policy.decide(facts)), given, facts)


def _complete_cases() -> list[MadeFacts]:
    return [*at_the_edges(), *made(_CASES)]


def _check(expected: object, given: Sequence[tuple[str, object]], facts: MadeFacts) -> None:
    for name, found in given:
        if found != expected:
            raise SystemExit(f"{name} answers {found}, expected {expected}, on {facts}")


def _checked_ways(peer: Peer) -> list[Way]:
    return [way for way in peer.ways if way.usual]


def _the_same_answer(policy: Policy, peers: list[Peer], options: Options) -> Table:
    exact = made(_CASES)
    binary = [floating(facts) for facts in exact]
    function = compile_policy(policy.tree)
    contestants = [
        deciding(HAND, each_remedy.by_hand, exact),
        deciding(_FUNCTION, lambda facts: function(facts, None, None, True), exact),
        deciding(OURS, lambda facts: read(policy.decide(facts)), exact),
        deciding(BY_REMEDY, lambda facts: read_by_remedy(policy.decide(facts)), exact),
        deciding(REASONS, lambda facts: read_with_reasons(policy.decide(facts)), exact),
        deciding(PLAIN, lambda facts: policy.decide(facts).to_dict(), exact),
    ]
    for peer in peers:
        contestants += [deciding(peer.label(way), way.decide, binary) for way in peer.each_remedy]
    return Table(
        "The whole answer: status, value and clauses of each of four remedies",
        _HEAD,
        _compared(contestants, OURS, HAND, options),
        [
            "Eight rules and seven facts, complete cases. Each gives the same answers, which were compared first. Only "
            "Amends checks the facts that come in. Amends and the hand-written function reckon with exact amounts "
            "(`Decimal`), the others with binary floating point.",
            *_left_out(),
        ],
    )


def _the_least(policy: Policy, peers: list[Peer], options: Options) -> Table:
    exact = made(_CASES)
    binary = [floating(facts) for facts in exact]
    contestants = [
        deciding(HAND, by_hand.decide, binary),
        deciding(OURS, lambda facts: read(policy.decide(facts)), exact),
    ]
    for peer in peers:
        contestants += [deciding(peer.label(way), way.decide, binary) for way in peer.ways]
    return Table(
        "The least that the others can be asked for: one outcome, one amount, one rule",
        _HEAD,
        _compared(contestants, OURS, HAND, options),
        ["The same rules as a chain, in which the first that fits decides. Amends gives the whole answer as above."],
    )


_HEAD = ["", "against Amends", "against by hand", "a decision"]


def _compared(contestants: Sequence[Contestant], ours: str, hand: str, options: Options) -> list[list[Cell]]:
    found = seconds_each(contestants, repeats=options.repeats, at_least=options.seconds)
    return [
        [one.label, times(found, one.label, ours), times(found, one.label, hand), seconds(found, one.label)]
        for one in contestants
    ]


def _left_out() -> list[str]:
    return [f"Left out, because it is not installed: {package}." for package in missing()]


def _ours_alone(policy: Policy, options: Options) -> Table:
    exact = made(_CASES)
    complete = "decided, statuses, values and clause ids read"
    unknown = [_without(facts, number) for number, facts in enumerate(exact)]
    contestants: list[Contestant] = [
        deciding(complete, lambda facts: read(policy.decide(facts)), exact),
        deciding(
            "the same, amounts given as text",
            lambda facts: read(policy.decide(facts)),
            [in_texts(facts) for facts in exact],
        ),
        deciding("the same, remedy by remedy", lambda facts: read_by_remedy(policy.decide(facts)), exact),
        deciding("the same, one or two facts unknown", lambda facts: read(policy.decide(facts)), unknown),
        deciding("with grounds and what to ask", lambda facts: read_with_reasons(policy.decide(facts)), exact),
        deciding(
            "with grounds and what to ask, one or two facts unknown",
            lambda facts: read_with_reasons(policy.decide(facts)),
            unknown,
        ),
        deciding("by the interpreter, statuses only", lambda facts: _interpreted(policy, facts), exact[:100]),
        deciding(
            "by the interpreter, with grounds and what to ask (the first case of its kind costs this)",
            lambda facts: _interpreted_reasons(policy, facts),
            exact[:100],
        ),
    ]
    found = seconds_each(contestants, repeats=options.repeats, at_least=options.seconds)
    rows: list[list[Cell]] = [
        [one.label, times(found, one.label, complete), seconds(found, one.label)] for one in contestants
    ]
    return Table("What changes the cost of a decision by Amends", ["", "against the first line", "a decision"], rows)


def _without(facts: Facts, number: int) -> Facts:
    """The case with one fact absent, or two, by its number."""
    names = list(facts)
    absent = {names[number % 7], names[number // 7 % 7]}
    return {name: value for name, value in facts.items() if name not in absent}


def _interpreted(policy: Policy, facts: Facts) -> object:
    return interpreted_outcomes(policy.tree, read_facts(policy.tree, facts, None, None, "error"))


def _interpreted_reasons(policy: Policy, facts: Facts) -> object:
    known = read_facts(policy.tree, facts, None, None, "error")
    return reasons(Case(policy.tree, known), Case(policy.tree, known, presuming=False), None)
