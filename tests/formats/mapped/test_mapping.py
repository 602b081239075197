"""Mappings from the columns of others to our fields, and what is told where they are wrong."""

import pytest

from amends.formats.mapped.mapping_text import MappingError, read_mapping
from amends.formats.mapped.purposes import BILLS, CALLS
from tests.formats.mapped.tables import MAPPING, mapping


def faults(text: str) -> list[str]:
    with pytest.raises(MappingError) as refused:
        mapping(text)
    return [
        f"{one.span.line}: {one.message}" + (f"; {one.help}" if one.help else "") for one in refused.value.diagnostics
    ]


def test_a_mapping_says_which_column_holds_what() -> None:
    read = mapping()

    assert read.purpose is BILLS
    assert read.columns["amount"] == "Amount"
    assert read.items == {"DISC-12": "web discount"}
    assert read.taxes == {"tax"}
    assert (read.currency, read.minor_digits, read.dates) == ("USD", 2, ("YYYY-MM-DD",))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (MAPPING.replace("currency: USD\n", ""), "1: the currency of the amounts is not said; write it such as"),
        (MAPPING.replace("USD", "USS"), "2: `USS` is not a currency of ISO 4217; did you mean `"),
        (MAPPING.replace("  amount: Amount\n", ""), "no column holds `amount`: how much; write `amount: …`"),
        (MAPPING.replace("  period_to: To\n", ""), "no column holds `period_from` and `period_to` or `month`"),
        (MAPPING.replace("account:", "acount:"), "4: `acount` is nothing that bills have; did you mean `account`?"),
        (
            MAPPING.replace("mapping: bills", "mapping: calls"),
            "1: this is a mapping for `calls`; expected a mapping for",
        ),
        (MAPPING.replace("mapping: bills\n", ""), "1: it is not said what is mapped; begin with `mapping: bills`"),
        (MAPPING + "date: YYYY\n", "13: `date` is no setting of a mapping; did you mean `dates`?"),
        (MAPPING + "dates: YYYY-DD\n", "13: `YYYY-DD` is no style of dates: write it such as `YYYY-MM-DD`"),
        (MAPPING + "timezone: Europe/Berln\n", "13: `Europe/Berln` is not a time zone; did you mean `Europe/Berlin`?"),
        (MAPPING + 'decimal_sign: ";"\n', '13: `;` cannot be the decimal sign; write `"."` or `","`'),
        (MAPPING + 'thousands: "."\n', "13: thousands are set apart by the decimal sign; name another sign"),
        (MAPPING + "minor_units: cents\n", "13: found `cents`; write `true` or `false`"),
        (MAPPING + "credits: [[]]\n", "13: expected a word; write a text"),
        (MAPPING.replace("items: {DISC-12: web discount}", "items: x"), "11: expected a map from their words to ours"),
        ("- a list\n", "1: expected a map of settings; begin with `mapping: bills` and `columns:`"),
        ("", "1: expected a map of settings"),
        ("mapping: &x bills\n", "1: `&x` is an anchor, a name for part of the document; a mapping has none"),
        ("mapping: bills\ncolumns: {account: [}\n", "2: "),
    ],
)
def test_a_fault_is_told_by_its_line_with_what_to_write(text: str, fault: str) -> None:
    assert any(fault in one for one in faults(text)), faults(text)


def test_every_fault_is_told_at_once() -> None:
    assert len(faults("mapping: calls\ncurrency: X\ncolumns: {acount: a}\nzone: UTC\n")) >= 8


def test_a_mapping_in_another_encoding_is_told() -> None:
    with pytest.raises(MappingError, match="not UTF-8"):
        read_mapping("mapping: bílls".encode("utf-16"), "m.yaml", CALLS)
