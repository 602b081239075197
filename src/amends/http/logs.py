"""The log of requests: a line each, for people or for machines. What was sent and who is meant stands in none."""

import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import orjson

from amends.http.door import Answered
from amends.settings import Logs

_LOG = logging.getLogger("amends.http")


def logging_as(logs: Logs) -> Callable[[Answered], object]:
    """What writes down each request that was answered."""
    match logs:
        case Logs.PLAIN:
            return _plainly
        case Logs.JSON:
            return _as_json
        case Logs.NONE:
            return lambda _: None


def _plainly(one: Answered) -> None:
    _write(
        f"{_now()} {one.method} {one.path} {one.status} {one.milliseconds:.1f} ms {one.peer or '-'} {one.request_id}"
    )


def _as_json(one: Answered) -> None:
    document = {
        "at": _now(),
        "method": one.method,
        "path": one.path,
        "status": one.status,
        "milliseconds": round(one.milliseconds, 1),
        "peer": one.peer,
        "request_id": one.request_id,
    }
    _write(orjson.dumps(document).decode())


def _write(line: str) -> None:
    sys.stderr.write(line + "\n")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
