"""How a client's bills are held to what was promised, and what follows where one falls short."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import BillChanges, SettingChanges
from amends.desk.forms.client.part import Part, flag_field, line_field, lines_of, number_field, settled, word_field
from amends.desk.forms.form import Answers, Field, FormError
from amends.directory.bills import ItemWords
from amends.directory.organisation import Client


def items_filled_in(answers: Answers, client: Client) -> list[tuple[str, str, str]]:
    """What the policy calls what stands on bills: as it was filled in, else as it stands; and a row to fill in."""
    stands = [(one.item, one.promised_as or "", one.billed_as or "") for one in client.settings.bills.items]
    return [*(_rows(answers) or stands), ("", "", "")]


def _fields(client: Client) -> Sequence[Field]:
    """The words for what stands on bills stand in a table of their own."""
    bills = client.settings.bills
    return (
        word_field("bills_policy", bills.policy or "", is_required=False),
        replace(number_field("bill_tolerance", f"{bills.tolerance:f}"), hint=client.currency),
        flag_field("bill_taxes", is_ticked=bills.taxes_count),
        line_field("repaired_by", bills.repaired_by, is_required=False),
    )


def _changes(client: Client, answers: Answers) -> ClientChanges:
    items = tuple(_words(*row) for row in _rows(answers))
    kept = {words.item for words in items}
    no_longer = tuple(ItemWords(words.item) for words in client.settings.bills.items if words.item not in kept)
    changes = BillChanges(
        policy=answers.word("bills_policy") or "",
        taxes_count=answers.flag("bill_taxes"),
        tolerance=answers.amount("bill_tolerance") or Decimal(0),
        items=(*items, *no_longer),
        repaired_by=lines_of(answers, "repaired_by"),
    )
    return settled(SettingChanges(bills=changes))


def _rows(answers: Answers) -> list[tuple[str, str, str]]:
    columns = map(answers.each, ("bill_item", "bill_promised_as", "bill_billed_as"))
    return [row for row in zip(*columns, strict=False) if any(row)]


def _words(item: str, promised_as: str, billed_as: str) -> ItemWords:
    if not item:
        word = promised_as or billed_as
        raise FormError("bill_item", f"`{word}` stands beside nothing on a bill", "write what bills call it")
    return ItemWords(item, promised_as or None, billed_as or None)


BILLS = Part(_fields, _changes)
