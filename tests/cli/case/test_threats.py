"""What was given only after a threat, as an auditor reads it from the command line."""

from pathlib import Path

import pytest

from amends.cases.gate.acts.giving import Give
from tests.app.cases.wrenfield import THREAT, make_wrenfield, wrenfield_at
from tests.cli.case.workplace import Workplace


@pytest.fixture
def paid(tmp_path: Path) -> tuple[Workplace, str]:
    """The cable company, and a case in which retention gave after a threat what care could have given."""
    url = f"sqlite:///{tmp_path / 'amends.db'}"
    make_wrenfield(url)
    with wrenfield_at(url) as wrenfield:
        case = wrenfield.decided(months_left=2)
        wrenfield.hangs_up("ana", case)
        wrenfield.calls("rita", case)
        wrenfield.states("rita", case, None, **{THREAT: True})
        wrenfield.decides("rita", case)
        wrenfield.does("rita", case, Give("box_refund"))
    return Workplace(url), case


def test_an_auditor_reads_who_could_have_given_it_before(paid: tuple[Workplace, str]) -> None:
    house, case = paid
    told = [" ".join(line.split()) for line in house.does("olga", "threats").splitlines()]
    assert told[0] == "case remedy amount before the threat then threat given by"
    assert told[1].startswith(f"{case} box_refund 149.00 was owed, and not given ana (care) ")
    assert told[1].endswith(" rita (retention)")
    assert told[-1] == "In 1 case of 1 with a threat something was given only after it. It was worth 149.00 USD."
    (found,) = house.reads("olga", "threats")["cases"]
    assert (found["given"][0]["before"], found["given"][0]["given_by"]["team"]) == ("owed", "retention")


def test_before_any_threat_there_is_nothing_to_tell(paid: tuple[Workplace, str]) -> None:
    house, _ = paid
    assert house.does("olga", "threats", "--since", "2030-01-01") == "No threat was stated in any case.\n"


def test_somebody_in_care_reads_on_the_case_what_retention_could_give(paid: tuple[Workplace, str]) -> None:
    house, case = paid
    shown = house.does("ana", "show", case)
    assert "  renewal_offer: up to $60.00\n" in shown
    assert "    in retention, for the same facts: an agent up to $120.00, a team lead up to $180.00" in shown
    assert "Given only after a threat\n" in shown
    assert "\n  a refund for the box ($149.00): was owed, and not given; given by rita on " in shown
