"""Many at once are counted like one after the other, whichever process they reach."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from amends.app.access.errors import AccessError
from amends.app.access.once import begin, keep
from amends.app.access.sessions import log_in
from amends.app.administration import clients, places
from amends.app.workspace import Attempt
from tests.app.access.test_once import ANSWER, REQUEST
from tests.app.administration.house import House


def test_of_many_guesses_at_once_no_more_than_five_are_looked_at(with_password: House) -> None:
    def guess(_: int) -> str:
        try:
            log_in(with_password.workspace, "dana", "a wild guess", "192.0.2.7")
        except AccessError as error:
            return type(error).__name__
        return "let in"

    with ThreadPoolExecutor(8) as many:
        came = Counter(many.map(guess, range(20)))
    assert came == {"NotRecognisedError": 5, "TooManyGuessesError": 15}


def test_of_many_who_send_one_request_at_once_one_does_it(house: House) -> None:
    ada = house.desk("ada")

    def ask(_: int) -> str:
        try:
            begun = begin(ada, "k-1", REQUEST, "d")
        except AccessError as error:
            return type(error).__name__
        if isinstance(begun, Attempt):
            places.add_site(replace(ada, attempt=begun), "acme", "ohio", "Ohio")
            keep(house.workspace, begun, ANSWER)
            return "done"
        return "answered"

    with ThreadPoolExecutor(8) as many:
        came = Counter(many.map(ask, range(20)))
    assert came["done"] == 1
    assert came["answered"] + came["StillGoingOnError"] == 19
    assert [site.name for site in clients.show_client(ada, "acme").sites] == ["main", "ohio"]
