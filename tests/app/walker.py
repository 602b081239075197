"""A walker: a process that walks cases without end, and writes each act down as soon as it was acknowledged."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from amends.app.cases.precedents import withhold
from amends.cases.events.ending import NeedsMet
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Close, Resolve, WriteThoughts
from amends.cases.gate.acts.giving import Decline, Give, Reverse, Settle
from amends.cases.gate.acts.route import Accept, Adjust, Approve, Compromise, Offer, Propose, Reject, Return, Take
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import CaseState
from tests.app.florist import Florist, credit, workspace_at


def walk_without_end(url: str, diary: Path, seed: float) -> None:
    """Walks one case after the other on the store at a URL; a line of the diary is an act that was acknowledged."""
    chance = Random(seed)
    with workspace_at(url) as workspace, diary.open("ab", buffering=0) as lines:

        def write_down(state: CaseState) -> None:
            lines.write(f"{state.reference} {state.number}\n".encode())

        florist = Florist(workspace, write_down)
        while True:
            chance.choice(WALKS)(florist)


def read_diary(diary: Path) -> list[tuple[str, int]]:
    """The acts that were acknowledged: the reference of the case, and how many events it had then."""
    if not diary.exists():
        return []
    whole, _, _ = diary.read_text(encoding="ascii").rpartition("\n")
    return [(reference, int(number)) for reference, number in map(str.split, whole.splitlines())]


def by_policy(florist: Florist) -> None:
    """What is owed is given, and a gesture whose sending is uncertain for a while; the refund is denied."""
    case, gift = florist.promised()
    florist.does("ana", case, Settle(gift, Outcome.GIVEN))
    promised = florist.does("ben", case, Give("gesture", reason="goodwill")).gifts
    (gesture,) = promised.keys() - {gift}
    florist.does("ben", case, Settle(gesture, Outcome.UNCERTAIN, "The line broke off."))
    florist.does("ben", case, Settle(gesture, Outcome.GIVEN, "She has it."))
    florist.does("ana", case, Tell("refund"))
    _ends(florist, case)


def withheld(florist: Florist) -> None:
    """A gesture is withheld, and what was given by mistake is taken back."""
    case, gift = florist.promised()
    florist.does("ana", case, Settle(gift, Outcome.GIVEN))
    florist.does("carla", case, Reverse(gift, "It was another customer's."))
    florist.told(withhold(florist.desk("ben"), case, "gesture", "put_right"))
    florist.does("ana", case, Tell("gesture"))


def made_right(florist: Florist) -> None:
    """A solution is returned, adjusted, and a compromise found above the ceiling."""
    case = florist.proposed("20.00")
    florist.does("carla", case, Return("That is too little."))
    florist.does("ana", case, Propose(credit("50.00"), "It was for a birthday."))
    florist.does("carla", case, Adjust(credit("60.00"), "Pay it all.", ceiling=None))
    florist.does("ana", case, Take())
    florist.does("ana", case, Offer())
    florist.does("ana", case, Compromise(credit("75.00"), "And something for my trouble."))
    florist.does("dora", case, Approve())
    florist.does("ana", case, Offer())
    state = florist.does("ana", case, Accept())
    gift = next(gift.id for gift in state.gifts.values() if gift.is_open)
    florist.does("ana", case, Settle(gift, Outcome.GIVEN))
    florist.does("ana", case, Decline("second_bouquet"))
    florist.does("ana", case, WriteThoughts("She wanted to be heard."))
    _ends(florist, case)


def rejected(florist: Florist) -> None:
    """What was promised is released again, since the customer does not want it."""
    case = florist.proposed()
    florist.does("carla", case, Approve())
    florist.does("ana", case, Offer())
    florist.does("ana", case, Reject("No, thank you."))


def _ends(florist: Florist, case: str) -> None:
    florist.does("ana", case, Resolve(NeedsMet.YES))
    florist.does("ana", case, EndContact())
    florist.does("ana", case, Close())


WALKS: Sequence[Callable[[Florist], None]] = (by_policy, withheld, made_right, rejected)
