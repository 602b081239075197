"""Who may do what: one table of every act on a case and of every task beside cases.

The gate says what may be done with a case as it stands; this says by whom at all. What has no row, nobody may do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from amends.app.people import AMENDS
from amends.app.tasks import Task
from amends.app.workspace import Limits, Scope
from amends.cases.recorded import CUSTOMER, By
from amends.directory.organisation import ADMINISTRATOR, AUDITOR, POLICY_OWNER, WORKSPACE_ROLES
from amends.lang.errors import AmendsError
from amends.lang.names import one_of
from amends.lang.tree import PolicyTree

DECIDES_CASES = "decides cases"
"""Stands in the table for whoever has a role of a client's policies, such as `agent`."""


@dataclass(frozen=True, slots=True)
class Permission:
    """Who may do something: the roles of which one is enough, and the scopes of which a token needs one."""

    roles: frozenset[str]
    scopes: frozenset[Scope]


_NOBODY: frozenset[str] = frozenset()
_AGENTS = frozenset({DECIDES_CASES})
_OWNER = frozenset({POLICY_OWNER})
_ADMINISTRATOR = frozenset({ADMINISTRATOR})
_AUDITOR = frozenset({AUDITOR})
_EVERYBODY = _AGENTS | _OWNER | _ADMINISTRATOR | _AUDITOR

_READ = frozenset(Scope)
_ACT = frozenset({Scope.ACT})
_ADMINISTER = frozenset({Scope.ADMINISTER})
_PUBLISH = frozenset({Scope.PUBLISH})
_AUDIT = frozenset({Scope.AUDIT})

ACTS: Mapping[str, frozenset[str]] = {
    "open": _AGENTS,
    "contact": _AGENTS,
    "verify-caller": _AGENTS,
    "end-contact": _AGENTS,
    "fact": _AGENTS,
    "attach": _AGENTS,
    "restate": _AGENTS,
    "confirm": _AGENTS,
    "contest": _NOBODY,
    "decide": _AGENTS,
    "tell": _AGENTS | _OWNER,
    "correct": _AGENTS | _OWNER,
    "give": _AGENTS,
    "withhold": _AGENTS,
    "decline": _AGENTS,
    "settle": _AGENTS | _OWNER,
    "reverse": _AGENTS | _OWNER,
    "begin-fulfilment": _NOBODY,
    "record-fulfilment": _NOBODY,
    "fulfil": _AGENTS | _OWNER,
    "ask-return": _AGENTS,
    "return-arrived": _AGENTS,
    "remind-of-return": _NOBODY,
    "expire-return": _NOBODY,
    "exception": _AGENTS,
    "propose": _AGENTS,
    "approve": _AGENTS,
    "adjust": _AGENTS,
    "return": _AGENTS,
    "take": _AGENTS,
    "withdraw": _AGENTS,
    "offer": _AGENTS,
    "accept": _AGENTS,
    "compromise": _AGENTS,
    "reject": _AGENTS,
    "final-response": _AGENTS | _OWNER,
    "supervisor": _AGENTS,
    "take-over": _AGENTS | _OWNER,
    "withdraw-request": _AGENTS | _OWNER,
    "second-opinion": _AGENTS,
    "opinion": _AGENTS,
    "hand-off": _AGENTS,
    "answer-hand-off": _AGENTS,
    "finish-hand-off": _AGENTS,
    "assign": _AGENTS | _OWNER | _ADMINISTRATOR,
    "pass-on": _NOBODY,
    "promise-call-back": _AGENTS | _OWNER,
    "try-call-back": _AGENTS | _OWNER,
    "agree-call-back": _AGENTS | _OWNER,
    "assign-call-back": _AGENTS | _OWNER | _ADMINISTRATOR,
    "end-call-back": _AGENTS | _OWNER,
    "letter-sent": _NOBODY,
    "letter-failed": _NOBODY,
    "send-letter": _AGENTS,
    "post-letter": _AGENTS,
    "follow-up": _AGENTS | _OWNER,
    "resolve": _AGENTS | _OWNER,
    "answer-needs": _NOBODY,
    "note": _AGENTS | _OWNER,
    "close": _AGENTS | _OWNER,
    "reopen": _AGENTS,
}
"""The roles that each act on a case is for. Which of a policy's roles may do it in a case, its gate says."""

TASKS: Mapping[Task, Permission] = {
    Task.SEE_CASES: Permission(_EVERYBODY, _READ),
    Task.ADD_CUSTOMERS: Permission(_AGENTS | _ADMINISTRATOR, _ACT | _ADMINISTER),
    Task.SEE_CUSTOMERS: Permission(_EVERYBODY, _READ),
    Task.GIVE_LINKS: Permission(_AGENTS | _OWNER, _ACT),
    Task.SHOW_CARDS: Permission(_AGENTS | _OWNER, _ACT),
    Task.MAKE_PROMISES: Permission(_AGENTS | _OWNER, _ACT),
    Task.SEE_PROMISES: Permission(_EVERYBODY, _READ),
    Task.CHECK_BILLS: Permission(_OWNER | _ADMINISTRATOR, _ACT | _ADMINISTER),
    Task.SEE_CALLS_OF_A_CASE: Permission(_AGENTS | _OWNER, _ACT),
    Task.READ_WORKSHEETS: Permission(_AGENTS | _OWNER | _AUDITOR, _READ),
    Task.SEE_CALLS: Permission(_OWNER | _AUDITOR, _ACT | _AUDIT),
    Task.TEST_CALLS: Permission(_AGENTS | _OWNER, _ACT),
    Task.SEE_CALL_LOOKS: Permission(_ADMINISTRATOR | _AUDITOR, _ADMINISTER | _AUDIT),
    Task.OWN_ACCESS: Permission(_EVERYBODY, _ADMINISTER),
    Task.ADD_CLIENTS: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.CHANGE_CLIENTS: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.SEE_CLIENTS: Permission(_EVERYBODY, _READ),
    Task.ADD_USERS: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.GIVE_ACCESS: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.SEE_USERS: Permission(_ADMINISTRATOR | _OWNER | _AUDITOR, _READ),
    Task.IMPORT: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.WRITE_POLICIES: Permission(_ADMINISTRATOR | _OWNER, _PUBLISH),
    Task.PUBLISH_POLICIES: Permission(_OWNER, _PUBLISH),
    Task.SEE_POLICIES: Permission(_EVERYBODY, _READ),
    Task.KEEP_THE_STORE: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.VERIFY: Permission(_ADMINISTRATOR | _AUDITOR, _ADMINISTER | _AUDIT),
    Task.ERASE: Permission(_ADMINISTRATOR, _ADMINISTER),
    Task.SEE_JOBS: Permission(_ADMINISTRATOR | _OWNER | _AUDITOR, _READ),
    Task.CHANGE_JOBS: Permission(_ADMINISTRATOR | _OWNER, _ADMINISTER),
    Task.SEE_RETENTION: Permission(_ADMINISTRATOR | _AUDITOR, _READ),
    Task.SEE_ACTS: Permission(_ADMINISTRATOR | _AUDITOR, _ADMINISTER | _AUDIT),
}
"""The roles that may do each task, for the clients that they have the role for."""

PERMISSIONS: Mapping[str, Permission] = {
    **{act: Permission(roles, _ACT) for act, roles in ACTS.items()},
    **{task.value: permission for task, permission in TASKS.items()},
}
"""All of it."""

BY_ITSELF: frozenset[str] = frozenset(
    {
        *("begin-fulfilment", "record-fulfilment", "remind-of-return", "expire-return"),
        *("letter-sent", "letter-failed"),
        *("pass-on", "promise-call-back"),
        *("open", "fact", "decide"),
    }
)
"""What happens by itself, when the time has come or somebody outside has answered."""


BY_CUSTOMER: frozenset[str] = frozenset(
    {
        *("contact", "verify-caller", "end-contact"),
        *("attach", "confirm", "contest", "accept", "compromise", "reject"),
        *("supervisor", "resolve", "answer-needs"),
    }
)
"""What customers do themselves, on their own page."""


class NotPermittedError(AmendsError):
    """The role, or what one came for, does not let one do it."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


def is_permitted(action: str, role: str) -> bool:
    """Whether somebody with that role may do it."""
    permission = PERMISSIONS.get(action)
    return permission is not None and (role if role in WORKSPACE_ROLES else DECIDES_CASES) in permission.roles


def check_scope(action: str, limits: Limits | None) -> None:
    """Lets something pass that is among what somebody came for.

    Raises:
        NotPermittedError: their token is not for that.
    """
    if limits is None or limits.scopes is None:
        return
    permission = PERMISSIONS.get(action)
    needed = permission.scopes if permission is not None else frozenset()
    if not needed & limits.scopes:
        has = ", ".join(f"`{scope}`" for scope in Scope if scope in limits.scopes) or "nothing"
        raise NotPermittedError(
            f"this token may not {_in_words(action)}: it is for {has}",
            f"use one that is for {one_of(sorted(needed))}" if needed else "nobody may",
        )


def check_permitted(by: By, act: str, policy: PolicyTree, limits: Limits | None) -> None:
    """Lets an act pass for the role of the one who acts, and what they came for.

    Raises:
        NotPermittedError: it is not for that role, or their token is not for acting.
    """
    if (by == AMENDS and act in BY_ITSELF) or (by == CUSTOMER and act in BY_CUSTOMER):
        return
    check_scope(act, limits)
    is_of_policy = by.role in policy.roles
    if by.role is not None and (is_of_policy or by.role in WORKSPACE_ROLES) and is_permitted(act, by.role):
        return
    role = f"the role `{by.role}`" if by.role else "nobody without a role"
    why = "may not" if by.role else "may"
    if is_of_policy:
        raise NotPermittedError(f"{role} {why} `{act}`", "nobody does it by hand: it happens by itself")
    kind = "looks after the workspace" if by.role in WORKSPACE_ROLES else f"is no role of the policy `{policy.name}`"
    raise NotPermittedError(f"{role} {why} `{act}`: it {kind}", f"somebody who is {one_of(policy.roles)} can")


def _in_words(action: str) -> str:
    return f"`{action}`" if action in ACTS else str(action)
