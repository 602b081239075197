"""Who may do what, as people read it: a row for each act on a case and each task, a column for each kind of role."""

from collections.abc import Iterator
from dataclasses import dataclass

from amends.app.permissions import ACTS, BY_CUSTOMER, BY_ITSELF, DECIDES_CASES, PERMISSIONS
from amends.app.workspace import Scope
from amends.directory.organisation import ADMINISTRATOR, AUDITOR, POLICY_OWNER, WORKSPACE_ROLES

OF_POLICIES = "roles of policies"
COLUMNS = {
    OF_POLICIES: DECIDES_CASES,
    POLICY_OWNER: POLICY_OWNER,
    ADMINISTRATOR: ADMINISTRATOR,
    AUDITOR: AUDITOR,
}
"""The columns of roles: what heads them, and how the role stands in the table."""

_YES = "yes"


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """Who may do something.

    Attributes:
        action: an act of the gate, or a task.
        is_act: whether it is done to a case.
        roles: the headings of the columns of roles that may.
        by_itself: whether it also happens without anybody.
        by_customer: whether customers do it themselves, on their page.
        scopes: what a token has to be for; one of these is enough.
    """

    action: str
    is_act: bool
    roles: tuple[str, ...]
    by_itself: bool
    by_customer: bool
    scopes: tuple[Scope, ...]


def permission_rows(role: str | None = None) -> tuple[PermissionRow, ...]:
    """The whole table, or what somebody with one role may do."""
    rows = map(_row, PERMISSIONS)
    if role is None:
        return tuple(rows)
    heading = role if role in WORKSPACE_ROLES else OF_POLICIES
    return tuple(row for row in rows if heading in row.roles)


def table_of_acts() -> str:
    """Every act on a case and who may do it, as a Markdown table."""
    return "".join(_lines("act", [row for row in permission_rows() if row.is_act]))


def table_of_tasks() -> str:
    """Every task beside cases and who may do it, as a Markdown table."""
    return "".join(_lines("task", [row for row in permission_rows() if not row.is_act]))


def _row(action: str) -> PermissionRow:
    permission = PERMISSIONS[action]
    return PermissionRow(
        action=action,
        is_act=action in ACTS,
        roles=tuple(heading for heading, role in COLUMNS.items() if role in permission.roles),
        by_itself=action in BY_ITSELF,
        by_customer=action in BY_CUSTOMER,
        scopes=tuple(scope for scope in Scope if scope in permission.scopes),
    )


def _lines(what: str, rows: list[PermissionRow]) -> Iterator[str]:
    shows_itself = any(row.by_itself for row in rows)
    headings = [what, *COLUMNS, *(["by itself", "by the customer"] if shows_itself else []), "a token for"]
    yield _line(headings)
    yield _line(["---"] * len(headings))
    for row in rows:
        marks = [_YES if heading in row.roles else "" for heading in COLUMNS]
        itself = [_YES if how else "" for how in (row.by_itself, row.by_customer)] if shows_itself else []
        action = f"`{row.action}`" if row.is_act else row.action
        scopes = "any" if len(row.scopes) == len(Scope) else ", ".join(f"`{scope}`" for scope in row.scopes)
        yield _line([action, *marks, *itself, scopes])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
