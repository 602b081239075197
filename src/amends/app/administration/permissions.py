"""Who may do what beside cases: one table, for the workspace, its directory and its policies.

What can be done with a case, and by whom, stands in `app.permissions`.
"""

from collections.abc import Mapping
from enum import StrEnum

from amends.directory.organisation import ADMINISTRATOR, AUDITOR, POLICY_OWNER, WORKSPACE_ROLES

DECIDES_CASES = "decides cases"
"""Stands in the table for whoever has a role of a client's policies, such as `agent`."""


class Task(StrEnum):
    """What can be done; the words go on after "may not"."""

    ADD_CLIENTS = "add clients"
    CHANGE_CLIENTS = "change a client, its sites and its teams"
    SEE_CLIENTS = "see clients"
    ADD_USERS = "add users and change their roles"
    SEE_USERS = "see users"
    ADD_CUSTOMERS = "add and change customers"
    SEE_CUSTOMERS = "see customers"
    IMPORT = "import files"
    WRITE_POLICIES = "draft, check and review policies"
    PUBLISH_POLICIES = "publish and withdraw policies"
    SEE_POLICIES = "see policies"
    KEEP_THE_STORE = "make checkpoints and backups"
    VERIFY = "verify the store"
    ERASE = "erase a person"
    SEE_RETENTION = "see what is due to be erased"


PERMITTED: Mapping[Task, frozenset[str]] = {
    Task.ADD_CLIENTS: frozenset({ADMINISTRATOR}),
    Task.CHANGE_CLIENTS: frozenset({ADMINISTRATOR}),
    Task.SEE_CLIENTS: frozenset({ADMINISTRATOR, POLICY_OWNER, AUDITOR, DECIDES_CASES}),
    Task.ADD_USERS: frozenset({ADMINISTRATOR}),
    Task.SEE_USERS: frozenset({ADMINISTRATOR, POLICY_OWNER, AUDITOR}),
    Task.ADD_CUSTOMERS: frozenset({ADMINISTRATOR, DECIDES_CASES}),
    Task.SEE_CUSTOMERS: frozenset({ADMINISTRATOR, POLICY_OWNER, AUDITOR, DECIDES_CASES}),
    Task.IMPORT: frozenset({ADMINISTRATOR}),
    Task.WRITE_POLICIES: frozenset({ADMINISTRATOR, POLICY_OWNER}),
    Task.PUBLISH_POLICIES: frozenset({POLICY_OWNER}),
    Task.SEE_POLICIES: frozenset({ADMINISTRATOR, POLICY_OWNER, AUDITOR, DECIDES_CASES}),
    Task.KEEP_THE_STORE: frozenset({ADMINISTRATOR}),
    Task.VERIFY: frozenset({ADMINISTRATOR, AUDITOR}),
    Task.ERASE: frozenset({ADMINISTRATOR}),
    Task.SEE_RETENTION: frozenset({ADMINISTRATOR, AUDITOR}),
}
"""The roles that may do each task, for the clients that they have the role for."""


def is_permitted(task: Task, role: str) -> bool:
    """Whether somebody with that role may do it."""
    return (role if role in WORKSPACE_ROLES else DECIDES_CASES) in PERMITTED[task]
