"""Killing the server again and again while callers insist: what was acknowledged is there once."""

from datetime import timedelta

from amends.app.access.tokens import NewToken, new_token
from benchmarks.options import Options
from benchmarks.results import Table
from benchmarks.serving.store import KINDS, florist_store
from tests.app.florist import Florist, workspace_at
from tests.http.killing import killing

TITLE = "A server that is killed"

_TIMES = 100
_TIMES_QUICKLY = 3
# Another one than that of `make test`.
_SEED = 1_000


def measure(options: Options) -> list[Table]:
    times = _TIMES_QUICKLY if options.quick else _TIMES
    rows, problems = [], []
    for kind in KINDS:
        with florist_store(kind) as url, workspace_at(url) as workspace:
            florist = Florist(workspace)
            asked = NewToken(name="killed", scopes=None, lasts=timedelta(days=1))
            tokens = {user: new_token(florist.desk(user), asked).text for user in ("ana", "ben")}
            acknowledged, wrong = killing(florist, url, tokens, times, _SEED)
        rows.append([kind, f"{times:,}", f"{acknowledged:,}", f"**{len(wrong)}**" if wrong else "0"])
        problems += [f"{kind}: {one}" for one in wrong]
    return [
        Table(
            "Two callers work over HTTP; whatever is not answered they send again under its key",
            ["store", "times killed", "acts acknowledged", "found wrong afterwards"],
            rows,
            problems or ["Each act that was acknowledged stands in its case exactly once, and `verify` finds nothing."],
        )
    ]
