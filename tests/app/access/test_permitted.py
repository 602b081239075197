"""What somebody may do beside cases is told as the table of permissions has it."""

from amends.app.permissions import TASKS, is_permitted
from amends.app.standing import standing
from amends.app.tasks import Task
from tests.app.administration.house import House


def test_an_administrator_may_what_the_table_says(house: House) -> None:
    assert standing(house.desk("ana"), counting=False).may == {
        task for task in TASKS if is_permitted(task, "administrator")
    }


def test_an_agent_may_not_see_who_did_what(house: House) -> None:
    assert Task.SEE_ACTS not in standing(house.desk("dana"), counting=False).may
    assert Task.OWN_ACCESS in standing(house.desk("dana"), counting=False).may
