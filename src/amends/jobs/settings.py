"""How a worker works."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from amends.adapters.mail.settings import MailSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerSettings:
    """How a worker works. Every span is measured by a clock that never jumps.

    Attributes:
        name: how people know it.
        at_once: how many jobs it performs at the same time.
        looks_every: how long it rests where there is nothing to do; it rests longer where looking takes long.
        beats_every: how often it shows that it lives.
        lost_after: how long it watches another's job without a sign of life before it takes it over.
        first_pause: about how long it waits after the first attempt that failed; twice as long after each further one.
        longest_pause: about how long at most.
        attempts: after how many it gives up, and a person looks at it.
        log: the file of the try-out log.
        mail: where mail goes out; None where none is set up: then a person posts letters.
        address: where customers reach their page, such as `https://amends.example`; letters bring a link to it. Empty
            where that is not settled: then they bring none.
    """

    name: str
    at_once: int = 4
    looks_every: timedelta = timedelta(milliseconds=200)
    beats_every: timedelta = timedelta(seconds=4)
    lost_after: timedelta = timedelta(seconds=20)
    first_pause: timedelta = timedelta(seconds=5)
    longest_pause: timedelta = timedelta(hours=1)
    attempts: int = 16
    log: Path = Path("amends-fulfilment.jsonl")
    mail: MailSettings | None = None
    address: str = ""
