from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from uuid import UUID

from amends.adapters.log import write
from amends.adapters.orders import Answer, Order


def order(number: int) -> Order:
    return Order(UUID(int=number), datetime(2026, 3, 1, tzinfo=UTC), {"remedy": "credit", "amount": "30.00"})


def test_each_order_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    assert [write(file, order(number)).answer for number in (1, 2)] == [Answer.GIVEN] * 2
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


def test_an_order_that_comes_again_stands_there_once(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    write(file, order(1))
    assert write(file, order(1)).why == "it stands in the log already"
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1


def test_two_who_write_the_same_at_once_write_it_once(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    threads = [Thread(target=lambda: [write(file, order(number)) for number in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.read_text(encoding="utf-8").splitlines()) == 20


def test_a_log_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    answered = write(tmp_path / "nowhere" / "log.jsonl", order(1))
    assert (answered.answer, answered.why) == (Answer.NOT_NOW, "the log cannot be written: no such file or directory")
