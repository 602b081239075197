"""A request for every route, made from what the route says of itself, so that a new one is never left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI

from amends.http.needs import Need
from amends.http.table import routes_of
from tests.http.house import ACCOUNTS, LANTERN

NOBODYS: Final = "01a2019b-dc61-7326-933a-5a6a07a04ed4"
_REQUIRED_BODY: Final = "requestBody"
_SAID: Final[Mapping[str, object]] = {"client": LANTERN, "seconds": 1}
"""What is said in every query that takes it: so that it is the brand's, and does not last."""
_TEXTS: Final = {"date": "2026-12-01", "uuid": NOBODYS, "date-time": "2026-12-01T09:00:00Z"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A request that a route can read; what it names may not be there.

    Attributes:
        need: what the route needs.
        names_things: whether its address names something of a client's.
    """

    method: str
    template: str
    path: str
    query: Mapping[str, Any]
    body: Any
    content: str | None
    need: Need
    names_things: bool


def samples(app: FastAPI, case: str) -> Iterator[Sample]:
    """A request for every route; in addresses stands what is the alarm brand's."""
    named = {
        "case": case,
        "client": LANTERN,
        "customer": ACCOUNTS[LANTERN],
        "policy": "alarm-care",
        "version": "2026-01-01.1",
        "user": "omar",
        "token": NOBODYS,
        "job": NOBODYS,
        "endpoint": "billing",
        "alert": NOBODYS,
        "number": 1,
        "promise": NOBODYS,
    }
    document = app.openapi()
    for route in routes_of(app):
        if not route.is_described:
            continue
        assert route.need is not None, route.path
        operation = document["paths"][route.path][route.method.lower()]
        parameters = operation.get("parameters", ())
        names = {one["name"] for one in parameters if one["in"] == "path"}
        query = {
            one["name"]: _SAID.get(one["name"]) or _value(one["schema"], document)
            for one in parameters
            if one["in"] == "query" and (one["required"] or one["name"] in _SAID)
        }
        content = operation.get(_REQUIRED_BODY, {}).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        yield Sample(
            method=route.method,
            template=route.path,
            path=route.path.format(**{name: named[name] for name in names}),
            query=query,
            body=None if schema is None else _value(schema, document),
            content=content.get("text/csv", {}).get("example"),
            need=route.need,
            names_things=bool(names or query.get("client")),
        )


def _value(schema: Mapping[str, Any], document: Mapping[str, Any]) -> Any:
    """The least that a schema takes."""
    if "$ref" in schema:
        return _value(document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], document)
    if "example" in schema:
        is_of_client = "client" in schema.get("properties", ())
        return {**schema["example"], "client": LANTERN} if is_of_client else schema["example"]
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _value(schema["anyOf"][0], document)
    if schema.get("examples"):
        return schema["examples"][0]
    match schema.get("type"):
        case "object":
            return _object(schema, document)
        case "array":
            return [_value(schema["items"], document) for _ in range(schema.get("minItems", 0))]
        case "boolean":
            return True
        case "integer":
            return max(1, schema.get("minimum", 1))
        case _:
            return _TEXTS.get(schema.get("format", ""), "x" * schema.get("minLength", 1))


def _object(schema: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    known = schema.get("properties", {})
    found = {name: _value(known[name], document) for name in schema.get("required", ())}
    if "client" in known:
        found["client"] = LANTERN
    for number in range(schema.get("minProperties", 0) - len(found)):
        found[f"fact_{number}"] = True
    return found
