"""No page shows a name as it is coded, and none an amount without its currency."""

import re
from collections.abc import Iterator

import pytest

from amends.app.administration.clients import ClientChanges, change_client
from amends.app.administration.roles import NamedRole
from amends.app.administration.settings import SettingChanges
from amends.app.administration.users import NewUser, add_user
from amends.app.workspace import Workspace
from amends.cases.gate.acts.route import Approve
from tests.app.florist import CLIENT, Florist
from tests.desk.crawl import Seen, pages
from tests.desk.in_process import Visitor
from tests.desk.sample import walked
from tests.desk.test_administration import given_up
from tests.desk.test_lists import handed_off, owing, unowned

_MOST = 400
_CODED = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
_BARE = re.compile(r"(?<![\d.,:/$€£¥₹-])(?<![$€£] )(?<![A-Z]{3} )\d+\.\d{2}(?![\d.,:-]|%| [€$£]| [A-Z]{3}\b)")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with walked(tmp_path_factory.mktemp("sample")) as workspace:
        yield workspace


_QUOTED = re.compile(r"“[^”]*”")
"""What somebody said or wrote stays as they did."""

_ALLOWED = {
    "A role of the client's policies, such as agent, or administrator, policy_owner or auditor.": "it is typed so",
    "One word a line, such as service_failure.": "it is typed so",
}


def _wrong_in(address: str, seen: Seen) -> list[str]:
    ours = ((piece, _QUOTED.sub("", piece)) for piece in seen.pieces if piece not in _ALLOWED)
    return [f"{address}: {piece}" for piece, said in ours if _CODED.search(said) or _BARE.search(said)]


def _wrong_for(workspace: Workspace, user: str, *begins: str) -> list[str]:
    with Visitor.coming(workspace, user) as visitor:
        found = [(address, _wrong_in(address, seen)) for address, seen in pages(visitor, begins, _MOST)]
    assert len(found) > len(begins)
    return [one for _, wrong in found for one in wrong]


@pytest.mark.parametrize("user", ["ana", "carla", "erin", "olga"])
def test_no_page_of_the_sample_workspace_shows_a_coded_name_or_a_bare_amount(sample: Workspace, user: str) -> None:
    assert _wrong_for(sample, user, "/", "/lists/all") == []


def test_no_page_of_a_solution_on_its_way_shows_a_coded_name_or_a_bare_amount(florist: Florist) -> None:
    proposed, approved = florist.proposed(), florist.proposed()
    florist.does("carla", approved, Approve())
    owing(florist)
    unowned(florist)
    handed_off(florist, "the carrier", 1)
    begins = ["/", f"/cases/{proposed}/approval", f"/cases/{proposed}/acts/approve", f"/cases/{proposed}/acts/adjust"]
    assert _wrong_for(florist.workspace, "carla", *begins) == []


def test_no_page_for_looking_after_the_workspace_shows_a_coded_name_or_a_bare_amount(florist: Florist) -> None:
    erin = florist.desk("erin")
    add_user(erin, NewUser(name="nina"), NamedRole(role="senior_agent", client=CLIENT, team="care"))
    change_client(erin, CLIENT, ClientChanges(settings=SettingChanges(reasons=("our_mistake", "loyalty"))))
    given_up(florist)
    assert _wrong_for(florist.workspace, "erin", "/administration?show=all", "/administration/acts") == []
