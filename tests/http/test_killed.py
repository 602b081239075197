"""A server that is killed at any moment has lost nothing that it acknowledged, and has done nothing twice."""

from datetime import timedelta

import pytest

from amends.app.access.tokens import NewToken, new_token
from tests.app.florist import Florist, make_florist, workspace_at
from tests.http.killing import killing
from tests.stores import Databases

_TIMES = 4


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_what_was_acknowledged_is_there_once_however_often_the_server_is_killed(databases: Databases) -> None:
    url = databases.copy(databases.made("florist", make_florist))
    with workspace_at(url) as workspace:
        florist = Florist(workspace)
        asked = NewToken(name="killed", scopes=None, lasts=timedelta(hours=1))
        tokens = {user: new_token(florist.desk(user), asked).text for user in ("ana", "ben")}
        acknowledged, problems = killing(florist, url, tokens, _TIMES, seed=5)
    databases.forget(url)
    assert problems == []
    assert acknowledged > _TIMES
