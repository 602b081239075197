"""`amends promises`: from the point of sale to who broke how many."""

import json
from datetime import date

import pytest

from amends.cli.promises.typed import ThingsPromised, terms_typed
from amends.formats.errors import InputError
from amends.promises.terms import Gives
from tests.cli.workspace.shell import Shell

DAY = date(2026, 11, 2)
MAPPING = """\
mapping: promises
currency: USD
dates: YYYY-MM-DD
columns: {promise: No, account: Account, made_at: Made, gives: Type, item: Item, amount: Amount, months: Months}
"""
LIST = """\
No,Account,Made,Type,Item,Amount,Months
P-1,A-1,2026-01-05,credit,web discount,10.00,12
P-1,A-1,2026-01-05,free,cable box,,
"""


@pytest.fixture
def sale(shell: Shell) -> Shell:
    """The shell of dana, who sells; Carla has the account A-1."""
    ada = shell.of("ada")
    ada.sees("import", "customers", "-", given="account,customer,name\nA-1,c1,Carla Núñez\n")
    return shell.of("dana")


def made(sale: Shell, *more: str) -> str:
    """The reference of a promise that was just made."""
    typed = ("promises", "make", "A-1", "-c", "web discount 10.00 x 12", "-f", "cable box", *more)
    reference: str = sale.reads(*typed)["promise"]["reference"]
    return reference


@pytest.mark.parametrize(
    ("option", "text", "item", "amount", "months"),
    [
        ("credit", "web discount 10.00 x 12", "web discount", "10.00", 12),
        ("credit", "web discount 10 x12", "web discount", "10", 12),
        ("credit", "  web discount 10.00×12 ", "web discount", "10.00", 12),
        ("credit", "plan 2 credit 5.00", "plan 2 credit", "5.00", None),
        ("price", "plan 39.00", "plan", "39.00", None),
        ("price", "plan 39.00 x 24", "plan", "39.00", 24),
        ("free", "cable box", "cable box", "0", None),
        ("free", "cable box x 6", "cable box", "0", 6),
    ],
)
def test_a_thing_is_written_as_it_is_said(option: str, text: str, item: str, amount: str, months: int | None) -> None:
    (found,) = terms_typed(ThingsPromised(**{option: (text,)}))  # type: ignore[arg-type]  # the option is named
    assert (found.item, str(found.amount), found.months) == (item, amount, months)
    assert found.gives is (Gives.CREDIT if option == "credit" else Gives.PRICE)


@pytest.mark.parametrize("text", ["web discount", "10.00", "", "web discount -3", "web discount 10.00 x", "x 1,5"])
def test_what_is_no_thing_is_told_with_how_one_is_written(text: str) -> None:
    with pytest.raises(InputError, match="cannot be used for `--credit`"):
        terms_typed(ThingsPromised(credit=(text,)))


def test_a_promise_is_written_down_while_it_is_said(sale: Shell) -> None:
    said = sale.sees(
        "promises", "make", "A-1", "-c", "web discount 10.00 x 12", "-f", "cable box", "-w", "Ten off, and the box.",
        "--start", "2026-11-15", "--if", "you pay by card",
    )  # fmt: skip
    assert said.splitlines()[0].endswith(", of Acme Phones: running")
    assert "by dana, shop\n  to Carla Núñez, account A-1\n" in said
    assert "  `web discount`: $10.00 off each month for 12 months, from 2026-11-15, if you pay by card\n" in said
    assert "  `cable box`: free for good, from 2026-11-15, if you pay by card\n" in said
    assert "  In words: “Ten off, and the box.”\n  Confirmation: not asked yet\n" in said
    assert "amends promises confirm " in said


def test_the_customer_confirms_or_was_told_something_else(sale: Shell) -> None:
    reference = made(sale)
    said = sale.sees("promises", "dispute", reference.lower().replace("-", " "), "They said two years.")
    assert "Confirmation: the customer was told something else: “They said two years.”" in said
    assert f'amends promises restate {reference} -c "…" --why "…"' in said
    assert "something else" in sale.is_refused("promises", "confirm", reference)
    sale.sees("promises", "restate", reference, "-c", "web discount 10.00 x 24", "--why", "the order says so")
    promise = sale.reads("promises", "confirm", reference, "--how", "paper")["promise"]
    assert (promise["confirmation"], promise["terms"][0]["months"], promise["version"]) == ("confirmed", 24, 4)
    assert "  dana: put right (“the order says so”): `web discount`" in sale.sees("promises", "show", reference)


def test_an_order_goes_out(sale: Shell) -> None:
    reference = made(sale, "--order-goes-out", "2026-11-01T10:00Z", "--made-at", "2026-10-30T10:00+01:00")
    promise = sale.reads("promises", "show", reference)["promise"]
    assert promise["alarm"]["do"] == "Send it to the customer."
    assert sale.reads("promises", "went-out", reference)["promise"]["alarm"] is None
    assert "write a time such as" in sale.is_refused("promises", "make", "-f", "box", "--made-at", "yesterday")


def test_promises_are_listed_and_counted(sale: Shell) -> None:
    assert sale.sees("promises", "list") == "No promise is like that.\n"
    reference = made(sale)
    sale.sees("promises", "make", "-c", "sorry 5.00", "--seller", "Kiosk 12", "--sellers-team", "partners")
    assert [one["reference"] for one in sale.reads("promises", "list", "--to", "A-1")["promises"]] == [reference]
    rows = sale.sees("promises", "list", "--mine", "--open").splitlines()
    assert rows[0].split() == ["promise", "made", "customer", "account", "by", "what", "confirmation", "stands"]
    assert "Carla Núñez" in rows[1]
    assert sale.sees("promises", "list", "--standing", "broken") == "No promise is like that.\n"
    counts = sale.reads("promises", "broken")
    assert [(one["seller"], one["maker"], one["made"]) for one in counts["sellers"]] == [
        (None, "dana", 1),
        ("Kiosk 12", None, 1),
    ]
    assert "Kiosk 12  partners  1" in sale.sees("promises", "broken")
    assert sale.sees("promises", "broken", "--since", "2099-01-01") == "No promise is like that.\n"


def test_a_list_of_another_system_is_imported_once_as_a_whole_or_not_at_all(sale: Shell) -> None:
    ada = sale.of("ada")
    ada.writes("list.mapping.yaml", MAPPING)
    typed = ("promises", "import", ada.writes("list.csv", LIST), "--mapping", "list.mapping.yaml")
    assert ada.sees(*typed).startswith("2 rows read for Acme Phones. New: 1 promise.\n")
    assert ada.sees(*typed).startswith(
        "2 rows read for Acme Phones. New: no promises.\n  There already, as they are: 1\n"
    )
    ada.writes("list.csv", LIST + "P-2,A-9,2026-01-05,credit,sorry,5.00,\n")
    told = ada.is_refused(*typed, "--rejects", "rejects.csv")
    assert told.startswith("error: list.csv, line 4, `account`: `acme` has no account `A-9`")
    assert "nothing was taken from it" in told
    assert (ada.folder / "rejects.csv").read_text(encoding="utf-8").startswith("\ufefffile,line,column,message,help\n")
    assert "A-9" in (ada.folder / "rejects.csv").read_text(encoding="utf-8")
    error = json.loads(ada.types(*typed, "--json").output)["error"]
    assert error["type"] == "rejected_file"
    assert "may not import files" in sale.is_refused(*typed)


def test_what_was_misheard_is_no_promise(sale: Shell) -> None:
    assert "misheard or mistyped" in sale.is_refused("promises", "show", "7K3M-9Q45")
    assert "there is no promise" in sale.is_refused("promises", "show", "7K3M-9Q44")
    assert "KIND is `order`, `note`" in sale.is_refused("promises", "make", "-f", "box", "--evidence", "rumour")


def test_what_is_not_confirmed_is_listed_and_sent_once_more(sale: Shell) -> None:
    reference = made(sale, "--order-goes-out", "2026-11-30T09:00Z")
    listed = sale.reads("promises", "list", "--unconfirmed")["promises"]
    assert [one["reference"] for one in listed] == [reference]
    assert sale.reads("promises", "ask", reference)["promise"]["confirmation"] == "not_asked"
    sale.sees("promises", "confirm", reference)
    assert sale.reads("promises", "list", "--unconfirmed")["promises"] == []
