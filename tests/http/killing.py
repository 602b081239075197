"""Callers at a server that is killed again and again: each sends what was not answered once more, under its key."""

import re
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from time import monotonic, sleep

import httpx

from amends.app.cases.reading import view
from amends.store.verify import verify
from tests.app.florist import Florist

_ADDRESS = re.compile(r"http://[^\s/]+:\d+")
_PATIENCE = 120.0
_LONGEST = 0.6
_STEPS: tuple[tuple[str, object], ...] = (
    ("verify-caller", {"method": "one_time_code"}),
    ("fact", {"facts": {"came_late": False, "withered": True, "price": "60.00"}}),
    ("restate", {"issue": "The flowers were withered.", "wish": "Another bouquet.", "remedy": "second_bouquet"}),
    ("confirm", None),
    ("decide", None),
    ("give", {"remedy": "second_bouquet"}),
    ("settle", {"gift": "second_bouquet", "outcome": "given"}),
)
_HAPPENS: Mapping[str, str] = {
    "verify-caller": "caller_verified",
    "fact": "fact_stated",
    "restate": "problem_restated",
    "confirm": "restatement_confirmed",
    "decide": "decided",
    "give": "remedy_reserved",
    "settle": "remedy_given",
}
_FACTS_AT_ONCE = 3


@contextmanager
def served(database: str) -> Iterator[tuple[str, Callable[[], None]]]:
    """`amends desk` on a store: its address, and what kills it without a warning."""
    command = [sys.executable, "-m", "amends", "desk", "--port", "0", "--logs", "none", "--database", database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            said = ""
            while (found := _ADDRESS.search(said)) is None:
                line = process.stdout.readline()
                assert line, f"the server did not start: {said}"
                said += line
            yield found[0], process.kill
        finally:
            process.kill()


@dataclass
class Caller:
    """Somebody who handles one case after the other, and writes down what was acknowledged."""

    token: str
    customer: str
    name: str
    address: str = ""
    acknowledged: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)
    _sent: int = 0
    _client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=20, verify=False))

    def works(self) -> None:
        """Until it is told that it is over; what was begun is ended."""
        try:
            while not self.is_over.is_set():
                self._handles_a_case()
        except (AssertionError, TimeoutError) as error:
            self.problems.append(f"{self.name}: {error}")
        finally:
            self._client.close()

    def _handles_a_case(self) -> None:
        opening = {"customer": self.customer, "problem": "The flowers are withered.", "channel": "phone"}
        opened = self._insists("/cases", opening)
        if opened is None:
            # It was opened, and nobody knows under which reference: another one then.
            return
        case = opened.json()["reference"]
        for act, body in _STEPS:
            self._insists(f"/cases/{case}/{act}", body)
            self.acknowledged.append((case, act))

    def _insists(self, path: str, body: object) -> httpx.Response | None:
        """The answer, however often it takes; None where it was done and its answer is lost."""
        self._sent += 1
        headers = {"Authorization": f"Bearer {self.token}", "Idempotency-Key": f"{self.name}-{self._sent}"}
        latest = monotonic() + _PATIENCE
        while monotonic() < latest:
            try:
                answer = self._client.post(f"{self.address}/api/v1{path}", json=body, headers=headers)
            except httpx.TransportError:
                sleep(0.05)
                continue
            if answer.status_code < 400:
                return answer
            kind = answer.json()["type"].rsplit(":", 1)[-1]
            if kind == "answer_lost":
                return None
            assert kind in ("still_going_on", "store_busy"), f"{path}: {answer.text}"
            sleep(0.1)
        raise TimeoutError(f"{path} was not answered")


def killing(florist: Florist, database: str, tokens: Mapping[str, str], times: int, seed: int) -> tuple[int, list[str]]:
    """Kills the server so often: how many acts were acknowledged, and what is wrong afterwards."""
    chance = Random(seed)
    customer = str(florist.new_caller().customer)
    callers = [Caller(token, customer, name) for name, token in tokens.items()]
    threads = [threading.Thread(target=caller.works) for caller in callers]
    for number in range(times + 1):
        with served(database) as (address, kill):
            for caller in callers:
                caller.address = address
            if number == 0:
                for thread in threads:
                    thread.start()
            if number < times:
                sleep(chance.uniform(0, _LONGEST))
                kill()
            else:
                for caller, thread in zip(callers, threads, strict=True):
                    caller.is_over.set()
                    thread.join(_PATIENCE)
    acknowledged = [one for caller in callers for one in caller.acknowledged]
    problems = [problem for caller in callers for problem in caller.problems]
    return len(acknowledged), [*problems, *_lost_or_doubled(florist, acknowledged), *_found(florist)]


def _lost_or_doubled(florist: Florist, acknowledged: list[tuple[str, str]]) -> Iterator[str]:
    acts: dict[str, list[str]] = {}
    for case, act in acknowledged:
        acts.setdefault(case, []).append(act)
    for case, done in acts.items():
        happened = Counter(one.event.name for one in view(florist.desk("dora"), case).history)
        for act in done:
            wanted = _FACTS_AT_ONCE if act == "fact" else 1
            if happened[_HAPPENS[act]] != wanted:
                yield f"{case}: `{act}` was acknowledged once and stands there {happened[_HAPPENS[act]]} times"


def _found(florist: Florist) -> Iterator[str]:
    return map(str, verify(florist.workspace.engine))
