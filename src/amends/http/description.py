"""The description of the interface (OpenAPI 3.1), as integrators read it: the errors and permissions of every route."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from amends.http.errors.problem import MEDIA_TYPE, Problem
from amends.http.models.decide import Deciding
from amends.http.table import Route, routes_of

TAGS: Final = (
    {"name": "cases", "description": "Handling a customer's case, from the first call to the note."},
    {"name": "deciding", "description": "Deciding by a policy, without a case."},
    {"name": "alerts", "description": "What wants somebody at once."},
    {"name": "ledger", "description": "What was promised, given, released and reversed."},
    {"name": "promises", "description": "What somebody said that a customer would get, and the bills held to it."},
    {"name": "policies", "description": "The life of a policy's version."},
    {"name": "directory", "description": "Clients, sites, teams, users, customers and what they have."},
    {"name": "administration", "description": "Keeping the store whole; jobs; who did what."},
    {"name": "access", "description": "Coming in and going, tokens and passwords."},
    {"name": "health", "description": "Whether the server lives and can be used."},
)

_ABOUT = """\
Amends decides, records and checks what a customer gets when something went wrong.

* **Who you are**: `Authorization: Bearer TOKEN`, with a token from `POST /api/v1/login` or `POST /api/v1/tokens`.
* **Amounts** are exact texts (`"40.00"`), **times** ISO 8601 in UTC with `Z`, **days** `2026-11-02`.
* **Errors** are problem details (RFC 9457); `type` is a URN that stays, `help` says what can be done.
* **Once only**: send an `Idempotency-Key` with what changes something, and it is done once however often it is sent.
* **As you saw it**: send the `ETag` of a case as `If-Match`; where somebody else acted since, nothing is done (412).
* **Lists** come in pages: follow `next` until it is null.
"""

_ERRORS: Final[Mapping[str, str]] = {
    "400": "The request cannot be read.",
    "401": "Nobody is logged in, or nobody is known by what was shown.",
    "403": "It is not for you, whoever else may.",
    "404": "It is not there, or not among the clients for whom you work.",
    "409": "It does not go with how things stand.",
    "412": "It was looked at as it is no more.",
    "413": "The request carries more than is taken.",
    "415": "The content is of a kind that is not read here.",
    "422": "What was sent makes no sense.",
    "429": "Not now: there were too many wrong guesses. `Retry-After` says when.",
    "500": "A fault of Amends, with the number of the incident.",
    "503": "It cannot be done now: the store is busy or not reached. `Retry-After` says when to try again.",
}
_OF_PUBLIC: Final = ("400", "401", "413", "415", "422", "429", "500", "503")
_REFERENCE: Final = "#/components/schemas/{model}"
_FRAMEWORKS_OWN: Final = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> None:
    """Has the application describe itself in full."""
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(_description(app))
        return made

    app.openapi = openapi  # type: ignore[method-assign]  # the framework's own way to do this


def _description(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=_ABOUT,
        routes=app.routes,
        tags=app.openapi_tags,
    )
    schemas = found["components"]["schemas"]
    for name in _FRAMEWORKS_OWN:
        schemas.pop(name, None)
    described = Problem.model_json_schema(ref_template=_REFERENCE)
    schemas.update(described.pop("$defs"))
    schemas["Deciding"] = Deciding.model_json_schema(ref_template=_REFERENCE)
    schemas["Problem"] = described
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    found["components"]["responses"] = {
        f"Problem{status}": {"description": words, "content": content} for status, words in _ERRORS.items()
    }
    for route in routes_of(app):
        if route.is_described:
            _complete(found["paths"][route.path][route.method.lower()], route)
    return found


def _complete(operation: dict[str, Any], route: Route) -> None:
    need = route.need
    assert need is not None, "every route says what it needs"
    for status in _OF_PUBLIC if need.is_public else _ERRORS:
        if status == "422" or status not in operation["responses"]:
            operation["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}
    if need.is_public:
        operation["security"] = []
    else:
        operation["description"] = f"{operation.get('description', '')}\n\nNeeds {need.words}.".lstrip()
        operation["x-amends-needs"] = need.permission
