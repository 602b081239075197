"""The gate as a reader sees it: the table of acts in Markdown, and the stages as a Mermaid diagram."""

from collections.abc import Iterator

from amends.cases.gate.attempt import AnyTransition
from amends.cases.gate.passing import in_words
from amends.cases.gate.table import TABLE
from amends.cases.state import Stage

_FEW = 3


def state_diagram() -> str:
    """The stages and the acts that lead from one to another, as a Mermaid state diagram."""
    named = [f"    {stage.value}: {in_words(stage)}" for stage in Stage if in_words(stage) != stage.value]
    moves = [f"    {one} --> {other}: {', '.join(acts)}" for (one, other), acts in _moves().items()]
    first, last = Stage.OPEN.value, Stage.CLOSED.value
    lines = ["stateDiagram-v2", *named, f"    [*] --> {first}", *moves, f"    {last} --> [*]"]
    return "".join(f"{line}\n" for line in lines)


def table_of_acts() -> str:
    """Every act, while what it is possible, what must hold, and where it leads, as a Markdown table."""
    rows = [("act", "possible while the case is", "what must hold", "leads to"), ("---",) * 4]
    rows += [(f"`{one.act}`", _while(one), _rules(one), _leads(one)) for one in TABLE]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _moves() -> dict[tuple[Stage, Stage], list[str]]:
    moves: dict[tuple[Stage, Stage], list[str]] = {}
    for transition in TABLE:
        for one, others in transition.leads.items():
            for other in others:
                moves.setdefault((one, other), []).append(transition.act)
    in_order = [*Stage]
    return dict(sorted(moves.items(), key=lambda move: [in_order.index(stage) for stage in move[0]]))


def _while(transition: AnyTransition) -> str:
    """The stages; where an act is possible in nearly all, those in which it is not."""
    possible = [in_words(stage) for stage in Stage if stage in transition.possible_in]
    impossible = [in_words(stage) for stage in Stage if stage not in transition.possible_in]
    if not impossible:
        return "in any stage"
    *some, last = impossible
    outside = f"{', '.join(some)} or {last}" if some else last
    return f"not {outside}" if len(impossible) <= _FEW else ", ".join(possible)


def _rules(transition: AnyTransition) -> str:
    return "<br>".join(_held(transition)) or "nothing: it can't be refused"


def _held(transition: AnyTransition) -> Iterator[str]:
    """The first line of what each rule says of itself."""
    for rule in transition.rules:
        said = (rule.__doc__ or "").strip()
        assert said, f"`{rule.__qualname__}` says what holds"
        yield said.splitlines()[0]


def _leads(transition: AnyTransition) -> str:
    reached = frozenset[Stage]().union(*transition.leads.values())
    return ", ".join(in_words(stage) for stage in Stage if stage in reached)
