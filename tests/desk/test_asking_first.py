"""What has to be known before anybody may approve an exception is named before a reason for one is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.app.cases.deciding import decide_case
from amends.cases.gate.acts.evidence import StateFact
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
        assert "or it is not known that it isn&#39;t (F1)" in page
        assert 'name="why"' not in page

        decide_case(careful.desk("ana"), case)
        page = ana.gets(f"/cases/{case}/ask/gesture").text
        assert "it has to be known" not in page
        assert 'name="why"' in page
