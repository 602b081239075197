"""Another company that was asked to act, as the agent and the customer see it: whose turn it is, and that it ends."""

from datetime import timedelta
from urllib.parse import urlencode

from amends.app.cases.board import Group, board
from amends.app.cases.reading import view
from amends.app.customer_page.grounds import Outcome
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.people import AnswerHandOff, FinishHandOff, HandOver
from tests.app.customer_page.customer import at_their_page
from tests.app.florist import Florist
from tests.desk.in_process import Visitor

NOT_OURS = "we don't cover it"


def asked(florist: Florist) -> str:
    """The refund is not ours to give, and the customer was told; the shop is asked for it."""
    case = florist.decided()
    florist.does("ana", case, Tell("refund"))
    hand_over(florist, case, "the shop")
    return case


def hand_over(florist: Florist, case: str, party: str) -> None:
    """Somebody else is asked for the refund."""
    due = florist.workspace.clock() + timedelta(days=1)
    florist.does("ana", case, HandOver(party, "pay it under its own plan", due, "refund"))


def answers(florist: Florist, case: str, *, accepted: bool, words: str) -> None:
    """Who was asked last says something."""
    florist.does("ana", case, AnswerHandOff(florist.seen(case).hand_offs[-1].id, accepted, words))


def has_done(florist: Florist, case: str) -> None:
    """Who was asked last has done it."""
    answers(florist, case, accepted=True, words="we look at it")
    florist.does("ana", case, FinishHandOff(florist.seen(case).hand_offs[-1].id, "paid today"))


def test_whose_turn_it_is_stands_under_the_strip_with_the_act(florist: Florist) -> None:
    case = asked(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
    turn = page[page.index('class="turns') : page.index('class="call"')]
    assert "The shop’s turn:" in turn
    assert "“pay it under its own plan”, answer due <time" in turn
    assert f'href="/cases/{case}/acts/answer-hand-off"' in turn


def test_what_a_party_answered_stays_on_the_case(florist: Florist) -> None:
    case = asked(florist)
    answers(florist, case, accepted=False, words=NOT_OURS)
    hand_over(florist, case, "the insurer")
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}").text
    turns = page[page.index('class="turns') : page.index('class="call"')]
    # Whose turn it is comes first.
    assert turns.index("The insurer’s turn:") < turns.index("The shop does not see to it:") < turns.index("cover it”")


def test_what_another_party_has_done_is_no_longer_not_covered(florist: Florist) -> None:
    case = asked(florist)
    assert "refund" in {one.remedy for one in board(view(florist.desk("ana"), case))[Group.NOT_COVERED]}
    has_done(florist, case)
    (entry,) = board(view(florist.desk("ana"), case))[Group.WITH_OTHERS]
    assert entry.remedy == "refund"
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert "Done by the shop" in ana.gets(f"/cases/{case}").text


def test_the_customer_reads_that_it_was_done_and_by_whom(florist: Florist) -> None:
    case = asked(florist)
    page = at_their_page(florist, case)
    florist.does("ana", case, EndContact())
    assert [one.outcome for one in page.sees().answers if one.what.startswith("Refund")] == [Outcome.REFUSED]
    has_done(florist, case)
    refund = next(one for one in page.sees().answers if one.what.startswith("Refund"))
    assert (refund.outcome, refund.party) == (Outcome.DONE_BY, "the shop")


def test_a_party_is_asked_for_the_wish_unless_another_is_chosen(florist: Florist) -> None:
    case = florist.decided()
    with Visitor.coming(florist.workspace, "ana") as ana:
        ana.sends(
            f"/cases/{case}/acts/hand-off",
            urlencode({"party": "the shop", "what": "pay it", "within": "24", "remedy": "refund"}),
        )
    assert florist.seen(case).hand_offs[-1].remedy == "refund"


def test_hours_that_are_none_are_told_as_hours(florist: Florist) -> None:
    case = florist.decided()
    with Visitor.coming(florist.workspace, "ana") as ana:
        for typed in ("soon", "0", "-3", "99999999"):
            sent = ana.sends(
                f"/cases/{case}/acts/hand-off", urlencode({"party": "the shop", "what": "pay it", "within": typed})
            )
            assert sent.status == 422
            assert f"<q>{typed}</q> is not a number of hours" in sent.text
            assert "such as 24" in sent.text
    assert florist.seen(case).hand_offs == ()


def test_who_is_not_on_the_line_can_be_asked_on_their_page(florist: Florist) -> None:
    case = asked(florist)
    has_done(florist, case)
    with Visitor.coming(florist.workspace, "ana") as ana:
        assert "They are asked on their page" not in ana.gets(f"/cases/{case}/acts/resolve").text
        florist.does("ana", case, EndContact())
        assert "They are asked on their page" in ana.gets(f"/cases/{case}/acts/resolve").text
