"""Records of the directory as rows, with the keys that they are found by, and back."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import cast

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, Table

from amends.cases.canonical import Json
from amends.directory.customers import Account, Customer, Household, Order, Product
from amends.directory.keys import email_key, name_key, number_key, phone_key, phone_tail, surname_key
from amends.directory.organisation import Client, RoleGrant, Site, Team, User
from amends.directory.records import AnyRecord, Record
from amends.store import directory_tables

TABLES: Mapping[type[object], Table] = {
    Client: directory_tables.clients,
    Site: directory_tables.sites,
    Team: directory_tables.teams,
    User: directory_tables.users,
    RoleGrant: directory_tables.role_grants,
    Household: directory_tables.households,
    Customer: directory_tables.customers,
    Account: directory_tables.accounts,
    Order: directory_tables.orders,
    Product: directory_tables.products,
}
"""The table of each kind of record. Its columns have the names of the fields; others hold keys."""

_STRUCTURED: Mapping[type[object], tuple[str, ...]] = {Client: ("languages", "settings"), Customer: ("call_window",)}
"""The fields that are kept as JSON."""


def row_of(record: Record) -> dict[str, object]:
    """The columns of a record."""
    plain = {field.name: getattr(record, field.name) for field in fields(record)}
    for name in _STRUCTURED.get(type(record), ()):
        plain[name] = _as_json(record, name) if plain[name] is not None else None
    if isinstance(record, User):
        plain["kind"] = record.kind.value
    return plain | keys_of(record)


def keys_of(record: Record) -> dict[str, object]:
    """The columns that a record is found by; None where it says nothing of them."""
    match record:
        case Customer():
            phone = phone_key(record.phone or "")
            return {
                "name_key": name_key(record.name or ""),
                "surname_key": surname_key(record.name or ""),
                "phone_key": phone or None,
                "phone_tail": phone_tail(phone) or None,
                "email_key": email_key(record.email or "") or None,
            }
        case Account() | Order():
            return {"number_key": number_key(record.number or "") or None}
        case Product():
            return {"serial_key": number_key(record.serial or "") or None}
        case _:
            return {}


def record_of(kind: type[AnyRecord], row: RowMapping) -> AnyRecord:
    """The record of that kind that a row holds."""
    adapter = cast(TypeAdapter[AnyRecord], _adapters()[kind])
    return adapter.validate_python({field.name: row[field.name] for field in fields(kind)})


def _as_json(record: Record, name: str) -> Json:
    adapter = _adapters()[type(record)]
    data: dict[str, Json] = adapter.dump_python(record, mode="json", include={name}, warnings="error")
    return data[name]


@cache
def _adapters() -> Mapping[type[object], TypeAdapter[object]]:
    return {kind: TypeAdapter(kind) for kind in TABLES}
