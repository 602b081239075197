"""Every act of the gate, and every step that can be next, has its words at the desk, and a way to do it there."""

import re
from pathlib import Path

import amends.cases.next_steps
from amends.app.letters.asked import LETTER
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.route import Accept, Approve, Offer, OpenException, Propose, Reject
from amends.cases.gate.table import TABLE
from amends.cases.terms import Term, Terms
from amends.desk.forms.every import FORMS
from amends.desk.texts import texts
from amends.jobs.performers import PERFORMERS
from amends.jobs.worker import Worker
from tests.app.florist import Florist, credit
from tests.desk.in_process import Visitor
from tests.jobs.shop import QUICK

_STEP = re.compile(r"""(?:\bstep\(\s*|\bact=)"([a-z-]+)\"""")
_ON_A_PAGE_OF_ITS_OWN = {"fact"}


def steps() -> set[str]:
    """The acts that are ever told as next."""
    folder = Path(amends.cases.next_steps.__file__).parent
    return {name for file in folder.glob("*.py") for name in _STEP.findall(file.read_text(encoding="utf-8"))}


def test_every_act_of_the_gate_has_its_words() -> None:
    for transition in TABLE:
        assert texts().text(f"acts.{transition.act}")


def test_every_step_that_can_be_next_is_an_act_and_can_be_done_at_the_desk() -> None:
    assert len(steps()) > 35
    assert steps() - {transition.act for transition in TABLE} == set()
    assert steps() - set(FORMS) - _ON_A_PAGE_OF_ITS_OWN == set()


def without_mail(florist: Florist) -> None:
    """A worker does what there is to do, where nobody has set up mail."""
    Worker(florist.workspace, {LETTER: PERFORMERS[LETTER]}, QUICK).run_until_idle()


def offered(florist: Florist) -> str:
    """A case whose offer was to be written to the customer, and nobody could."""
    case = florist.proposed()
    florist.does("carla", case, Approve())
    florist.does("ana", case, Offer())
    florist.does("ana", case, EndContact())
    without_mail(florist)
    return case


def test_a_letter_that_nobody_could_mail_is_printed_and_posted(florist: Florist) -> None:
    case = offered(florist)
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}")
        assert page.status == 200
        assert "Send the letter by post" in page.text
        sheet = ana.gets(f"/cases/{case}/acts/post-letter").text
        (letter,) = re.findall(rf"/cases/{case}/letters/(\d+)", sheet)
        printed = ana.gets(f"/cases/{case}/letters/{letter}")
        assert printed.status == 200
        assert case in printed.text
        assert ana.sends(f"/cases/{case}/acts/post-letter", f"letter={letter}").status == 303
        assert "Send the letter by post" not in ana.gets(f"/cases/{case}").text.split("palette")[0]


def test_a_letter_with_an_offer_that_does_not_stand_any_more_is_not_told_as_next(florist: Florist) -> None:
    case = offered(florist)
    florist.does("ana", case, Reject("No, thank you."))
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}")
    assert page.status == 200
    assert "Send the letter by post" not in page.text.split('id="palette"')[0]


def test_terms_with_a_condition_are_accepted_and_looked_at_again(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, OpenException())
    terms = Terms(credit("40.00").remedies, "The next flowers are fresh.")
    assert terms.remedies == (Term("service_credit", credit("40.00").remedies[0].amount),)
    florist.does("ana", case, Propose(terms, "It is fair."))
    florist.does("carla", case, Approve())
    florist.does("ana", case, Offer())
    florist.does("ana", case, Accept())
    with Visitor.coming(florist.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}")
        assert page.status == 200
        assert "Plan when to look again" in page.text
        assert ana.sends(f"/cases/{case}/acts/follow-up", "days=30").status == 303
    assert florist.seen(case).follow_up_due is not None
