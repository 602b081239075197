"""What a client settles is all in its form: no setting can be changed by a command alone."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from urllib.parse import urlencode

from amends.app.administration.clients import show_client
from amends.directory.bills import ItemWords
from amends.directory.settings import ClientSettings
from tests.app.florist import CLIENT, Florist
from tests.desk.in_process import Visitor

FILLED_IN: dict[str, list[tuple[str, str]]] = {
    "hours": [
        ("hours", "mon-fri 09:00-17:00"),
        ("holidays", "DE-BY"),
        ("own_days", "2026-12-24 09:00-12:00"),
    ],
    "verification": [("told.passcode", "offers")],
    "giving": [
        ("reasons", "our_mistake"),
        ("withhold", "same_day: It was put right on the same day."),
        ("exception_label", "A fair way"),
        ("rounds", "5"),
        ("approval_hours", "2"),
        ("approval_from", "approval"),
    ],
    "hold": [("hold_sentence", "One moment, please."), ("hold_minutes", "5"), ("approver_seconds", "45")],
    "call_backs": [
        ("needs_not_met", "letter"),
        ("sample_percent", "50"),
        ("call_back_days", "2"),
        ("call_back_attempts", "5"),
    ],
    "fulfilment": [
        ("way_of", "*"),
        ("way_channel", "log"),
        ("way_to", ""),
        ("return_address", "1 Main Street"),
        ("return_days", "10"),
        ("return_reminder_days", "5"),
    ],
    "bills": [
        ("bills_policy", "flower-care"),
        ("bill_tolerance", "0.05"),
        ("bill_taxes", "yes"),
        ("bill_item", "Web discount"),
        ("bill_promised_as", "monthly_discount"),
        ("bill_billed_as", "discount"),
        ("repaired_by", "refund"),
    ],
    "outside": [
        ("mail_from", "care@florist.example"),
        ("mail_reply_to", "answers@florist.example"),
        ("phone", "+1 202 555 0142"),
        ("link_days", "7"),
        ("alarm_hours", "48"),
        ("attachment_megabytes", "3"),
        ("attachments_per_case", "4"),
        ("card_parents", "https://desk.example"),
        ("retention_days", "400"),
    ],
}
"""Every part of the form, each thing another than it is at first; what is not ticked is off."""


def leaves(settings: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every single setting by its path."""
    for field in fields(settings):  # type: ignore[arg-type]  # of a dataclass, as is checked below
        value = getattr(settings, field.name)
        if is_dataclass(value):
            yield from leaves(value, f"{path}{field.name}.")
        else:
            yield path + field.name, value


def settled(florist: Florist) -> ClientSettings:
    return show_client(florist.desk("erin"), CLIENT).client.settings


def send(florist: Florist, part: str, filled_in: list[tuple[str, str]]) -> str:
    with Visitor.coming(florist.workspace, "erin") as erin:
        sent = erin.sends(f"/administration/clients/{CLIENT}/{part}", urlencode(filled_in))
        return sent.text if sent.status != 303 else ""


def test_every_setting_can_be_changed_in_the_form(florist: Florist) -> None:
    before = dict(leaves(settled(florist)))
    for part, filled_in in FILLED_IN.items():
        assert send(florist, part, filled_in) == "", part
    after = dict(leaves(settled(florist)))
    assert [name for name, value in before.items() if after[name] == value] == []


def test_the_form_shows_what_is_settled_and_keeps_it(florist: Florist) -> None:
    for part, filled_in in FILLED_IN.items():
        send(florist, part, filled_in)
    with Visitor.coming(florist.workspace, "erin") as erin:
        page = erin.gets(f"/administration/clients/{CLIENT}").text
    for shown in (
        'value="Web discount"',
        'value="monthly_discount"',
        'value="0.05"',
        'name="bill_taxes" value="yes" checked',
    ):
        assert shown in page, shown
    assert 'name="letter_links" value="yes" checked' not in page


def test_what_is_no_longer_named_goes(florist: Florist) -> None:
    send(florist, "bills", FILLED_IN["bills"])
    assert settled(florist).bills.items == (ItemWords("Web discount", "monthly_discount", "discount"),)
    send(florist, "bills", [("bill_tolerance", "0")])
    assert settled(florist).bills.items == ()
    assert settled(florist).bills.policy is None
    assert not settled(florist).bills.taxes_count


def test_words_beside_nothing_on_a_bill_are_told_as_such(florist: Florist) -> None:
    row = [("bill_item", ""), ("bill_promised_as", "monthly_discount"), ("bill_billed_as", "")]
    told = send(florist, "bills", row)
    assert "stands beside nothing on a bill" in told
    assert 'value="monthly_discount"' in told
