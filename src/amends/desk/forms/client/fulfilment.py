"""By what a client's remedies go out, and what holds for what has to come back."""

from collections.abc import Sequence

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import SettingChanges
from amends.desk.forms.client.part import Part, line_field, lines_of, number_field, settled
from amends.desk.forms.form import Answers, Field, FormError
from amends.directory.fulfilment import Channel, Way
from amends.directory.organisation import Client


def _fields(client: Client) -> Sequence[Field]:
    """What holds for returns; the ways stand in a table of their own."""
    returns = client.settings.returns
    return (
        line_field("return_address", returns.address, is_required=False),
        number_field("return_days", returns.within_days),
        number_field("return_reminder_days", returns.remind_after_days),
    )


def _changes(client: Client, answers: Answers) -> ClientChanges:
    ways = tuple(_ways(answers))
    kept = {way.of for way in ways}
    no_longer = tuple(Way(way.of, Channel.PERSON) for way in client.settings.fulfilment if way.of not in kept)
    return settled(
        SettingChanges(
            fulfilment=(*ways, *no_longer),
            return_address=lines_of(answers, "return_address"),
            return_within_days=answers.whole("return_days"),
            return_remind_after_days=answers.whole("return_reminder_days"),
        )
    )


def _ways(answers: Answers) -> list[Way]:
    rows = zip(answers.each("way_of"), answers.each("way_channel"), answers.each("way_to"), strict=False)
    return [Way(of, _channel(channel), to or None) for of, channel, to in rows if of]


def _channel(text: str) -> Channel:
    try:
        return Channel(text)
    except ValueError:
        raise FormError("way_channel", "this is no way in which a remedy goes out", "choose one again") from None


FULFILMENT = Part(_fields, _changes)
