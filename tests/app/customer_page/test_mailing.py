"""A link goes to the customer by mail, with the last letter that still holds."""

import pytest

from amends.app.by_itself import act_by_itself
from amends.app.cases.reading import view
from amends.app.customer_page.mailing import NoLetterYetError, letter_with_link, mail_link
from amends.cases.events.letters import LetterKind
from amends.cases.gate.acts.letters import RecordLetterSent
from amends.cases.parts import LetterState
from tests.app.customer_page.customer import at_their_page, offered
from tests.app.florist import Florist


def written(florist: Florist, case: str, number: int, kind: LetterKind) -> None:
    """A letter went out that follows from an event of the case."""
    state = florist.seen(case)
    event = view(florist.desk("dora"), case).history[number - 1]
    sent = RecordLetterSent(event.id, number, kind, "en", None, 1, state.number)
    act_by_itself(florist.workspace, state.client, state.id, sent)


def test_where_nothing_was_written_no_letter_can_bring_a_link(florist: Florist) -> None:
    case = offered(florist)
    assert letter_with_link(florist.seen(case)) is None
    with pytest.raises(NoLetterYetError):
        mail_link(florist.desk("ana"), case)


def test_the_last_letter_goes_out_again_and_not_twice(florist: Florist) -> None:
    case = offered(florist)
    written(florist, case, 2, LetterKind.PATH)
    written(florist, case, 3, LetterKind.OFFER)
    state = mail_link(florist.desk("ana"), case)
    asked = [one for one in state.letters.values() if one.state is LetterState.ASKED]
    assert [one.number for one in asked] == [3]
    assert letter_with_link(state) is None


def test_an_offer_that_was_answered_is_not_sent_again_for_its_link(florist: Florist) -> None:
    case = offered(florist)
    written(florist, case, 2, LetterKind.PATH)
    written(florist, case, 3, LetterKind.OFFER)
    at_their_page(florist, case).acts.refuses("No.")
    letter = letter_with_link(florist.seen(case))
    assert letter is not None
    assert letter.kind is LetterKind.PATH
