"""What is served is what is described: no field that stands in no description, and each that is described comes."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.http.alarm import credit, decided
from tests.http.caller import Document
from tests.http.house import ACCOUNTS, LANTERN, Served


def _differing(value: Any, schema: Mapping[str, Any], document: Document, place: str) -> Iterator[str]:
    """Where an answer has a field that is not described, or lacks one that is."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        fitting = [one for one in schema["anyOf"] if _is_of(value, one, document)]
        if not fitting:
            yield f"{place}: {value!r} is none of what is described"
            return
        schema = fitting[0]
        if "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _differing(one, schema.get("items", {}), document, f"{place}[{number}]")
    elif isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        yield from (f"{place}.{name} is not described" for name in value.keys() - known.keys())
        yield from (f"{place}.{name} does not come" for name in set(schema.get("required", ())) - value.keys())
        for name in value.keys() & known.keys():
            yield from _differing(value[name], known[name], document, f"{place}.{name}")
    elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
        for name, one in value.items():
            yield from _differing(one, schema["additionalProperties"], document, f"{place}.{name}")


def _is_of(value: Any, schema: Mapping[str, Any], document: Document) -> bool:
    if "$ref" in schema:
        return isinstance(value, dict) or "enum" in document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    return schema.get("type") is None or isinstance(value, kinds[schema["type"]])


def test_every_answer_has_the_fields_that_are_described_and_no_others(house: Served) -> None:
    nina, tess, ana = house.caller("nina"), house.caller("tess"), house.caller("ana")
    case = decided(nina)
    nina.does("second-opinion", case, colleague="omar", view="I would give half.", remedy="service_credit")
    nina.does("hand-off", case, party="the carrier", what="Find the parcel.")
    nina.does("exception", case)
    nina.does("propose", case, terms=credit("60.00"), why="Six years.")
    tess.does("adjust", case, terms=credit("70.00"), feedback="Fairer.", ceiling="80.00")
    nina.does("take", case)
    nina.does("offer", case)
    nina.does("compromise", case, terms=credit("75.00", "if it is not better in 60 days"), words="A little more.")
    nina.does("supervisor", case)
    customer = str(nina.reads(f"/customers/{ACCOUNTS[LANTERN]}")["id"])
    nina.sends(f"/customers/{customer}/orders", {"number": "O-1", "account": ACCOUNTS[LANTERN]}, 201)
    nina.sends(f"/customers/{customer}/products", {"title": "Panel", "order": "O-1"}, 201)
    nina.sends("/households", {"customers": [customer], "address": "1 Main Street"})
    document = nina.reads("/openapi.json")
    looked: dict[str, tuple[str, Document]] = {
        f"/api/v1/cases/{{case}}{part}": (f"/cases/{case}{part}", nina.reads(f"/cases/{case}{part}"))
        for part in ("", "/history", "/note", "/facts", "/next", "/letters", "/entries")
    }
    for template, path, caller in (
        ("/api/v1/cases", "/cases", nina),
        ("/api/v1/me", "/me", nina),
        ("/api/v1/tokens", "/tokens", nina),
        ("/api/v1/policies", "/policies", nina),
        ("/api/v1/policies/{policy}/{version}", "/policies/alarm-care/2026-01-01.1", nina),
        ("/api/v1/clients", "/clients", ana),
        ("/api/v1/clients/{client}", f"/clients/{LANTERN}", ana),
        ("/api/v1/users", "/users", ana),
        ("/api/v1/customers/{customer}", f"/customers/{customer}", nina),
        ("/api/v1/customers/{customer}/entries", f"/customers/{customer}/entries", nina),
        ("/api/v1/jobs", "/jobs", ana),
        ("/api/v1/acts", "/acts", ana),
        ("/api/v1/retention", "/retention", ana),
        ("/api/v1/presence", f"/presence?client={LANTERN}", nina),
        ("/api/v1/alerts/open", "/alerts/open", tess),
    ):
        looked[template] = (path, caller.reads(path))
    differing = [
        found
        for template, (_, answer) in looked.items()
        for found in _differing(
            answer,
            document["paths"][template]["get"]["responses"]["200"]["content"]["application/json"]["schema"],
            document,
            template,
        )
    ]
    assert "\n".join(sorted(differing)) == ""
