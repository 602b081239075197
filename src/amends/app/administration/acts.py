"""What somebody can do in looking after a workspace; each time it is done is kept."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from amends.app.workspace import Workspace
from amends.store.administrative_acts import RecordedAct

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from amends.cases.canonical import Json


class Act(StrEnum):
    """What was done."""

    MAKE_WORKSPACE = "make workspace"
    ADD_CLIENT = "add client"
    CHANGE_CLIENT = "change client"
    ADD_SITE = "add site"
    ADD_TEAM = "add team"
    ADD_USER = "add user"
    CHANGE_USER = "change user"
    GRANT_ROLE = "grant role"
    REVOKE_ROLE = "revoke role"
    ADD_CUSTOMER = "add customer"
    CHANGE_CUSTOMER = "change customer"
    ADD_ACCOUNT = "add account"
    ADD_ORDER = "add order"
    ADD_PRODUCT = "add product"
    SHARE_HOUSEHOLD = "share household"
    IMPORT_CUSTOMERS = "import customers"
    IMPORT_CALL_RECORDS = "import call records"
    IMPORT_PROMISES = "import promises"
    IMPORT_OPENING_BALANCES = "import opening balances"
    DRAFT_POLICY = "draft policy"
    CHECK_POLICY = "check policy"
    REVIEW_POLICY = "review policy"
    PUBLISH_POLICY = "publish policy"
    WITHDRAW_POLICY = "withdraw policy"
    MAKE_CHECKPOINT = "make checkpoint"
    BACK_UP = "back up the store"
    ADD_ENDPOINT = "add endpoint"
    CHANGE_ENDPOINT = "change endpoint"
    ROTATE_SECRET = "make new secret of endpoint"
    RETIRE_SECRET = "retire secret of endpoint"
    REMOVE_ENDPOINT = "remove endpoint"
    RETRY_JOB = "try job again"
    CANCEL_JOB = "call job off"
    ERASE_PERSON = "erase person"
    ERASE_DUE = "erase what was kept long enough"
    MAKE_TOKEN = "make token"
    REVOKE_TOKEN = "revoke token"
    SET_PASSWORD = "set password"
    LOG_OUT_EVERYWHERE = "log out everywhere"


def done_to_themselves(act: Act, workspace: Workspace, user: UUID, at: datetime) -> RecordedAct:
    """What is kept where nobody was asked who they are: an act on the user for whom it was done."""
    return RecordedAct(
        id=workspace.new_id(), client=None, user=user, token=None, act=act, subject=user, details={}, at=at
    )


def names_that_differ(before: "DataclassInstance", after: "DataclassInstance") -> "list[Json]":
    """The names of what changed of a record, such as `title` or `settings.reasons`: not what it was or is."""
    return [*_differing(before, after, "")]


def _differing(before: "DataclassInstance", after: "DataclassInstance", within: str) -> list[str]:
    names: list[str] = []
    for field in fields(before):
        was, now = getattr(before, field.name), getattr(after, field.name)
        if was == now:
            continue
        if is_dataclass(was) and is_dataclass(now) and not isinstance(was, type) and not isinstance(now, type):
            names += _differing(was, now, f"{within}{field.name}.")
        else:
            names.append(f"{within}{field.name}")
    return names
