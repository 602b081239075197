"""A try-out log: what would have gone out, a line of JSON each, in a file. An order stands there only once."""

import json
import os
from pathlib import Path

from amends.adapters.orders import Answer, Answered, Order

_FIRST_KEY = '{"key": '


def write(file: Path, order: Order) -> Answered:
    """Writes an order down; where it stands already, it is not written again."""
    key = str(order.key)
    beginning = f"{_FIRST_KEY}{json.dumps(key)}, "
    line = json.dumps({"key": key, "at": order.at.isoformat(), **order.body}, ensure_ascii=False) + "\n"
    try:
        with file.open("a+", encoding="utf-8") as log:
            _hold(log.fileno())
            log.seek(0)
            if any(one.startswith(beginning) for one in log):
                return Answered(Answer.GIVEN, "it stands in the log already")
            log.write(line)
            log.flush()
            os.fsync(log.fileno())
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        return Answered(Answer.NOT_NOW, f"the log cannot be written: {reason}")
    return Answered(Answer.GIVEN, "written to the log")


def _hold(file: int) -> None:
    """Holds the file until it is closed, where the system can do that."""
    try:
        import fcntl  # noqa: PLC0415 # Windows has none
    except ImportError:
        return
    fcntl.flock(file, fcntl.LOCK_EX)
