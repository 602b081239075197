"""Every part of what a client settles for itself, in the order in which they stand on its page."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import SettingChanges
from amends.desk.forms.client.bills import BILLS
from amends.desk.forms.client.fulfilment import FULFILMENT
from amends.desk.forms.client.hours import HOURS
from amends.desk.forms.client.part import (
    Part,
    choice_field,
    chosen,
    flag_field,
    line_field,
    lines_of,
    long_field,
    number_field,
    settled,
    word_field,
)
from amends.desk.forms.client.verification import VERIFICATION
from amends.desk.forms.form import Answers, Field, FormError
from amends.directory.organisation import Client
from amends.directory.settings import ExpiryStart, NeedsNotMet, ReasonToWithhold


def _brand_fields(client: Client) -> Sequence[Field]:
    return (
        word_field("title", client.title),
        word_field("timezone", client.timezone),
        word_field("languages", " ".join(client.languages)),
    )


def _brand_changes(_: Client, answers: Answers) -> ClientChanges:
    return ClientChanges(
        title=answers.word("title"),
        timezone=answers.word("timezone"),
        languages=tuple(answers.words("languages").split()),
    )


def _giving_fields(client: Client) -> Sequence[Field]:
    settings, expiry = client.settings, client.settings.approval_expiry
    return (
        line_field("reasons", settings.reasons),
        line_field("withhold", [f"{one.name}: {one.sentence}" for one in settings.reasons_to_withhold]),
        word_field("exception_label", settings.exception_label),
        number_field("rounds", settings.rounds),
        number_field("approval_hours", f"{expiry.lasts / timedelta(hours=1):g}"),
        choice_field("approval_from", ExpiryStart, expiry.counted_from),
    )


def _giving_changes(_: Client, answers: Answers) -> ClientChanges:
    return settled(
        SettingChanges(
            reasons=lines_of(answers, "reasons"),
            reasons_to_withhold=tuple(map(_reason, lines_of(answers, "withhold"))),
            exception_label=answers.word("exception_label"),
            rounds=answers.whole("rounds"),
            approval_lasts=answers.hours("approval_hours"),
            approval_counted_from=chosen(ExpiryStart, answers, "approval_from"),
        )
    )


def _reason(line: str) -> ReasonToWithhold:
    name, colon, sentence = line.partition(":")
    if not colon:
        raise FormError(
            "withhold", f"`{line}` does not say what the customer is told", f"write it like {line}: We may not do that."
        )
    return ReasonToWithhold(name.strip(), sentence.strip())


def _hold_fields(client: Client) -> Sequence[Field]:
    settings = client.settings
    return (
        long_field("hold_sentence", settings.hold_sentence),
        number_field("hold_minutes", settings.hold_budget_minutes),
        number_field("approver_seconds", settings.approver_seconds),
    )


def _hold_changes(_: Client, answers: Answers) -> ClientChanges:
    return settled(
        SettingChanges(
            hold_sentence=answers.word("hold_sentence"),
            hold_budget_minutes=answers.whole("hold_minutes"),
            approver_seconds=answers.whole("approver_seconds"),
        )
    )


def _call_back_fields(client: Client) -> Sequence[Field]:
    settings = client.settings
    return (
        choice_field("needs_not_met", NeedsNotMet, settings.needs_not_met),
        number_field("sample_percent", settings.sample_percent),
        number_field("call_back_days", settings.call_back_days),
        number_field("call_back_attempts", settings.call_back_attempts),
    )


def _call_back_changes(_: Client, answers: Answers) -> ClientChanges:
    return settled(
        SettingChanges(
            needs_not_met=chosen(NeedsNotMet, answers, "needs_not_met"),
            sample_percent=answers.whole("sample_percent"),
            call_back_days=answers.whole("call_back_days"),
            call_back_attempts=answers.whole("call_back_attempts"),
        )
    )


def _outside_fields(client: Client) -> Sequence[Field]:
    settings = client.settings
    return (
        word_field("mail_from", settings.mail.sender or "", is_required=False),
        word_field("mail_reply_to", settings.mail.reply_to or "", is_required=False),
        word_field("phone", settings.phone, is_required=False),
        number_field("link_days", settings.link_days),
        flag_field("letter_links", is_ticked=settings.letter_links),
        number_field("alarm_hours", settings.alarm_hours),
        number_field("attachment_megabytes", settings.attachments.megabytes),
        number_field("attachments_per_case", settings.attachments.per_case),
        line_field("card_parents", settings.card_parents, is_required=False),
        number_field("retention_days", settings.retention_days),
    )


def _outside_changes(_: Client, answers: Answers) -> ClientChanges:
    return settled(
        SettingChanges(
            mail_from=answers.word("mail_from") or "",
            mail_reply_to=answers.word("mail_reply_to") or "",
            phone=answers.word("phone") or "",
            link_days=answers.whole("link_days"),
            letter_links=answers.flag("letter_links"),
            alarm_hours=answers.whole("alarm_hours"),
            attachment_megabytes=answers.whole("attachment_megabytes"),
            attachments_per_case=answers.whole("attachments_per_case"),
            card_parents=lines_of(answers, "card_parents"),
            retention_days=answers.whole("retention_days"),
        )
    )


PARTS: Mapping[str, Part] = {
    "brand": Part(_brand_fields, _brand_changes),
    "hours": HOURS,
    "verification": VERIFICATION,
    "giving": Part(_giving_fields, _giving_changes),
    "hold": Part(_hold_fields, _hold_changes),
    "call_backs": Part(_call_back_fields, _call_back_changes),
    "fulfilment": FULFILMENT,
    "bills": BILLS,
    "outside": Part(_outside_fields, _outside_changes),
}
"""Each part by its word."""
