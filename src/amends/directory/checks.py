"""What a record must be before it is kept: every fault at once, in words that say what was expected."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from amends.calendars.errors import CalendarError
from amends.calendars.public_holidays import public_holidays
from amends.directory.attachments import MOST_MEGABYTES, MOST_PER_CASE
from amends.directory.bills import faults_of_bill_terms
from amends.directory.customers import Account, Customer, Order, Product
from amends.directory.errors import InvalidRecordError
from amends.directory.fulfilment import faults_of_returns, faults_of_ways
from amends.directory.keys import number_key, phone_key
from amends.directory.organisation import WORKSPACE_ROLES, Client, RoleGrant, Site, Team, User
from amends.directory.origins import faults_of_origins
from amends.directory.records import Record
from amends.directory.settings import CalendarSettings, ClientSettings
from amends.lang.currencies import MINOR_DIGITS
from amends.lang.names import fault_of_declared_name, help_for_name, nearest

_WORD = re.compile(r"[a-z0-9][a-z0-9._-]{0,62}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_LONGEST_TEXT = 200
_FEWEST_DIGITS = 3
_LONGEST_PHONE = 40
_ANY_YEAR = 2026


def check(record: Record) -> None:
    """Holds a record that is to be kept to what is expected of it.

    Raises:
        InvalidRecordError: with everything that is wrong.
    """
    faults = tuple(_faults(record))
    if faults:
        raise InvalidRecordError(faults)


def _faults(record: Record) -> Iterator[str]:
    match record:
        case Client():
            yield from _client(record)
        case Site():
            yield from _word("a site's name", record.name)
            yield from _text("a site's title", record.title)
        case Team():
            yield from _policy_word("a team's name", record.name)
            yield from _text("a team's title", record.title)
        case User():
            yield from _user(record)
        case RoleGrant():
            yield from _grant(record)
        case Customer():
            yield from _customer(record)
        case Account() | Order():
            yield from _number(f"the number of an {type(record).__name__.lower()}", record.number)
        case Product():
            yield from _text("a product's title", record.title)
            yield from _number("a serial number", record.serial)
        case _:
            yield from ()


def _client(client: Client) -> Iterator[str]:
    yield from _word("a client's name", client.name)
    yield from _text("a client's title", client.title)
    yield from _timezone(client.timezone)
    if client.currency not in MINOR_DIGITS:
        close = nearest(client.currency, MINOR_DIGITS)
        help_text = f"did you mean `{close}`?" if close else "write its three letters, like `USD`"
        yield f"`{client.currency}` is not a currency of ISO 4217: {help_text}"
    if not client.languages:
        yield "a client has at least one language, such as `en`"
    for language in client.languages:
        yield from _language(language)
    yield from _settings(client.settings)


def _settings(settings: ClientSettings) -> Iterator[str]:
    yield from _words("a verification method", [method.name for method in settings.verification])
    yield from _words("a reason for giving", settings.reasons)
    if not settings.reasons:
        yield "a client has at least one reason for giving, such as `our_mistake`"
    if settings.approval_expiry.lasts <= timedelta():
        yield "an approval lasts longer than no time at all"
    if not 1 <= settings.sample_percent <= 100:
        yield f"a sample is 1 to 100 percent, not `{settings.sample_percent}`"
    if settings.retention_days < 1:
        yield f"what is personal is kept for at least 1 day, not `{settings.retention_days}`"
    if settings.hold_budget_minutes < 0:
        yield f"a hold has no budget of `{settings.hold_budget_minutes}` minutes; 0 is the least"
    yield from _text("the label of the exception route", settings.exception_label)
    yield from _text("the hold sentence", settings.hold_sentence)
    yield from _words("a reason for withholding", [reason.name for reason in settings.reasons_to_withhold])
    for reason in settings.reasons_to_withhold:
        yield from _text(f"the sentence for `{reason.name}`", reason.sentence)
    for what, number, least, most in (
        ("rounds before the next role joins", settings.rounds, 1, 20),
        ("business days within which somebody calls back", settings.call_back_days, 1, 30),
        ("attempts to call back", settings.call_back_attempts, 1, 20),
        ("seconds in which an approver answers", settings.approver_seconds, 5, 3_600),
        ("days for which a customer's link opens their page", settings.link_days, 1, 365),
        ("hours before an order goes out", settings.alarm_hours, 0, 720),
        ("megabytes of one attachment", settings.attachments.megabytes, 1, MOST_MEGABYTES),
        ("attachments of one case", settings.attachments.per_case, 0, MOST_PER_CASE),
    ):
        if not least <= number <= most:
            yield f"there are {least} to {most:,} {what}, not `{number}`"
    yield from _calendar(settings.calendar)
    yield from faults_of_ways(settings.fulfilment)
    yield from faults_of_returns(settings.returns)
    yield from _email(settings.mail.sender)
    yield from _email(settings.mail.reply_to)
    yield from _phone(settings.phone)
    yield from faults_of_origins(settings.card_parents)
    yield from faults_of_bill_terms(settings.bills)


def _phone(phone: str) -> Iterator[str]:
    is_one = sum(map(str.isdigit, phone)) >= _FEWEST_DIGITS and len(phone) <= _LONGEST_PHONE and phone.isprintable()
    if phone and not is_one:
        yield f"`{phone}` is no phone number; write it as customers read it, such as `+1 800 555 0100`"


def _calendar(calendar: CalendarSettings) -> Iterator[str]:
    if not any(calendar.week.days):
        yield "a client works at some time of the week, such as `mon-fri 09:00-17:00`"
    days = [own.day for own in calendar.own_days]
    yield from (f"`{day}` stands twice among the days of the client's own" for day in days if days.count(day) > 1)
    if calendar.country is not None:
        try:
            public_holidays(calendar.country, calendar.subdivision, _ANY_YEAR)
        except CalendarError as error:
            yield str(error)


def _user(user: User) -> Iterator[str]:
    yield from _word("a login name", user.name)
    if user.full_name is not None:
        yield from _text("a full name", user.full_name)
    yield from _email(user.email)


def _grant(grant: RoleGrant) -> Iterator[str]:
    yield from _policy_word("a role", grant.role)
    if grant.role in WORKSPACE_ROLES:
        if grant.team is not None:
            yield f"`{grant.role}` is a role for whole clients, not for the team `{grant.team}`"
    elif grant.client is None:
        yield f"`{grant.role}` is a role of a client's policies; it is granted for a client"
    if grant.team is not None and grant.client is None:
        yield f"the team `{grant.team}` belongs to a client; the role is granted for that client"


def _customer(customer: Customer) -> Iterator[str]:
    if customer.name is not None:
        yield from _text("a customer's name", customer.name)
    if customer.phone is not None and not phone_key(customer.phone):
        yield f"`{customer.phone}` holds no phone number"
    yield from _email(customer.email)
    if customer.language is not None:
        yield from _language(customer.language)
    if customer.timezone is not None:
        yield from _timezone(customer.timezone)
    if customer.preferred_channel is not None:
        yield from _policy_word("a channel", customer.preferred_channel)
    if customer.call_window is not None and not any(customer.call_window.days):
        yield "a customer can be called at some time of the week, such as `mon-fri 17:00-20:00`"


def _word(what: str, word: str) -> Iterator[str]:
    if not _WORD.fullmatch(word):
        yield f"`{word}` cannot be {what}: it is one short word of a to z, digits, `-`, `_` and `.`, like `acme`"


def _policy_word(what: str, word: str) -> Iterator[str]:
    fault = fault_of_declared_name(word)
    if fault is not None:
        help_text = help_for_name(word)
        yield f"`{word}` cannot be {what}: {fault}" + (f"; {help_text}" if help_text else "")


def _words(what: str, words: Iterable[str]) -> Iterator[str]:
    seen = set()
    for word in words:
        yield from _policy_word(what, word)
        if word in seen:
            yield f"{what} is named once; `{word}` is there twice"
        seen.add(word)


def _text(what: str, text: str) -> Iterator[str]:
    if not text.strip():
        yield f"{what} is empty"
    elif len(text) > _LONGEST_TEXT:
        yield f"{what} has {len(text):,} characters; {_LONGEST_TEXT} are the most"


def _number(what: str, number: str | None) -> Iterator[str]:
    if number is not None and not number_key(number):
        yield f"`{number}` cannot be {what}: it holds neither letters nor digits"


def _email(email: str | None) -> Iterator[str]:
    if email is not None and not _EMAIL.fullmatch(email):
        yield f"`{email}` is not a mail address"


def _language(language: str) -> Iterator[str]:
    if not _LANGUAGE.fullmatch(language):
        yield f"`{language}` is not a language: it is written like `en`, `es` or `pt-BR`"


def _timezone(name: str) -> Iterator[str]:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        close = nearest(name, available_timezones())
        help_text = f"did you mean `{close}`?" if close else "write it like `Europe/Berlin`"
        yield f"`{name}` is not a time zone: {help_text}"
