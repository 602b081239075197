"""What has to be known before anybody may approve an exception is named before a reason for one is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.app.cases.deciding import decide_case
from amends.app.cases.questions import open_questions
from amends.app.cases.reading import view
from amends.cases.gate.acts.evidence import Confirm, Restate, StateFact
from amends.cases.gate.acts.route import OpenException
from tests.app import florist as of_florist
from tests.app.florist import Florist, make_florist, workspace_at
from tests.desk.in_process import Visitor
from tests.desk.letting_in import let_in

_FACT = "  fraud_found: {type: boolean, from: record, presume: false, title: whether a fraud was found}\n"
_CLAUSE = "  - {id: F1, says: A fraud is never paid for., forbids: gesture, when: fraud_found}\n"


@pytest.fixture
def careful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Florist]:
    """The florist, who gives nobody a gesture where a fraud was found."""
    policy = of_florist.POLICY.replace("facts:\n", f"facts:\n{_FACT}").replace("clauses:\n", f"clauses:\n{_CLAUSE}")
    policy = policy.replace("consider: [years_with_us]", "consider: [years_with_us, occasion]")
    monkeypatch.setattr(of_florist, "POLICY", policy)
    url = f"sqlite:///{tmp_path}/amends.db"
    make_florist(url)
    with workspace_at(url) as workspace:
        let_in(workspace)
        yield Florist(workspace)


def test_an_open_question_stands_where_the_reason_would_be_typed(careful: Florist) -> None:
    case = careful.decided()
    with Visitor.coming(careful.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}/ask/gesture").text
        assert "it has to be known that nothing forbids it" in page
        assert "Whether a fraud was found" in page
        assert f"/cases/{case}/acts/fact?fact=fraud_found" in page
        assert 'name="why"' not in page

        careful.does("ana", case, OpenException())
        careful.does("ana", case, StateFact("fraud_found", False, source="record"))
        page = ana.gets(f"/cases/{case}/ask/gesture").text
        assert "it is not decided yet whether" in page.lower()
        assert 'name="why"' not in page

        decide_case(careful.desk("ana"), case)
        page = ana.gets(f"/cases/{case}/ask/gesture").text
        assert "it has to be known" not in page
        assert 'name="why"' in page


def test_a_proposal_names_what_it_waits_for_and_what_was_not_asked_before_it_is_filled_in(careful: Florist) -> None:
    case = careful.decided(facts={"occasion": None})
    careful.does("ana", case, OpenException())
    with Visitor.coming(careful.workspace, "ana") as ana:
        page = ana.gets(f"/cases/{case}/acts/propose").text
        assert "Find this out first." in page
        assert "Whether a fraud was found" in page
        assert "for gesture" in page
        assert f"/cases/{case}/acts/fact?fact=fraud_found" in page
        assert "To be considered, and not asked yet." in page
        assert f"/cases/{case}/acts/fact?fact=occasion" in page


def test_in_make_it_right_it_is_asked_what_a_proposal_waits_for_and_then_what_is_to_be_considered(
    careful: Florist,
) -> None:
    case = careful.decided(facts={"occasion": None})
    careful.does("ana", case, Restate("They were withered.", "You want something back.", "gesture"))
    careful.does("ana", case, Confirm())
    decide_case(careful.desk("ana"), case)
    careful.does("ana", case, OpenException())
    asked = open_questions(view(careful.desk("ana"), case)).pressing
    assert [one.name for one in asked] == ["occasion", "fraud_found"]
