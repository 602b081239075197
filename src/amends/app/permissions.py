"""Who may do what with a case. The gate says what may be done with the case; this says by whom at all."""

from collections.abc import Mapping

from amends.cases.recorded import By
from amends.directory.organisation import ADMINISTRATOR, AUDITOR, POLICY_OWNER, WORKSPACE_ROLES
from amends.lang.errors import AmendsError
from amends.lang.names import one_of
from amends.lang.tree import PolicyTree

OF_WORKSPACE_ROLES: Mapping[str, frozenset[str]] = {
    POLICY_OWNER: frozenset(
        {"assign", "close", "correct", "final-response", "note", "resolve", "settle", "reverse", "take-over", "tell"}
    ),
    ADMINISTRATOR: frozenset({"assign"}),
    AUDITOR: frozenset(),
}
"""What the workspace's own roles may do with a case; the roles of its policy may do all that the gate lets pass."""


class NotPermittedError(AmendsError):
    """The role may not act so on a case."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


def check_permitted(by: By, act: str, policy: PolicyTree) -> None:
    """Lets an act pass for the role of the one who acts.

    Raises:
        NotPermittedError: it is not for that role.
    """
    if by.role in policy.roles or act in OF_WORKSPACE_ROLES.get(by.role or "", frozenset()):
        return
    role = f"the role `{by.role}`" if by.role else "nobody without a role"
    why = "may not" if by.role else "may"
    kind = "looks after the workspace" if by.role in WORKSPACE_ROLES else f"is no role of the policy `{policy.name}`"
    raise NotPermittedError(f"{role} {why} `{act}`: it {kind}", f"somebody who is {one_of(policy.roles)} can")
