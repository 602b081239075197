"""Who has a case before them: two people on one case see each other."""

from dataclasses import dataclass
from uuid import UUID

from amends.app.administration.asking import asking
from amends.app.live.presence import GONE_AFTER
from amends.app.people import person
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store import cases as stored_cases
from amends.store.engine import reading, writing
from amends.store.presence import forget_looks, keep_looking, looking_since


@dataclass(frozen=True, slots=True)
class CaseNow:
    """A case as whoever has it before them needs to know at every moment.

    Attributes:
        number: how many events it has: what tells whether somebody has acted on it.
        others: who else looks at it, by login word.
    """

    number: int
    others: tuple[str, ...]


def looks_at(desk: Desk, case: UUID | str) -> None:
    """Somebody has a case before them now; who does not say so again is believed for `GONE_AFTER`.

    Raises:
        NoCaseError: none of the clients for whom they work has such a case.
        NotPermittedError: they may see no cases.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients, user = who.clients(Task.SEE_CASES), who.who.user.id
        found = stored_cases.find(connection, clients, case)
        forget_looks(connection, clients, user, who.at - GONE_AFTER)
        keep_looking(connection, found.client, found.id, user, who.at)


def case_now(desk: Desk, case: UUID | str) -> CaseNow:
    """How far a case has come, and who else looks at it.

    Raises:
        NoCaseError: none of the clients for whom they work has such a case.
    """
    with reading(desk.workspace.engine) as connection:
        who = person(connection, desk)
        found = stored_cases.find(connection, who.clients, case)
        looking = looking_since(connection, found.client, found.id, desk.workspace.clock() - GONE_AFTER)
        return CaseNow(found.number, tuple(name for id, name in looking.items() if id != who.user.id))
