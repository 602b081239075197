"""Templates into pages. What a template is given is escaped; where it has no such thing, it fails."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from amends.app.plain.wording import wording_of
from amends.cases.events.attachments import size_words
from amends.cases.words import somebody_of, spoken
from amends.desk.moments import element, shown, with_moments
from amends.desk.quoting import quoting
from amends.desk.static_files import address_of
from amends.desk.texts import texts
from amends.lang.free_text import LONGEST

LIVE = Markup('hx-boost="true" hx-target="#case" hx-swap="outerMorph" hx-select="#case" hx-push-url="false"')
"""What makes a form answer with the case anew, without a new page."""

SHEET = Markup('hx-boost="true" hx-target="#sheet" hx-swap="innerHTML" hx-select="#sheet-part" hx-push-url="false"')
"""What makes a link open over the page."""


def rendered(template: str, **values: object) -> str:
    """A template with its values; `zone` is the zone in which times are shown."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        t=texts(),
        text=texts().text,
        act_name=_act_name,
        static=address_of,
        somebody=somebody_of,
        wording_of=wording_of,
        live=LIVE,
        sheet=SHEET,
        longest=LONGEST,
    )
    environment.filters.update(spoken=spoken, capital=_capital, quoting=_quoting, size=size_words)
    environment.filters.update(moment=_moment, clock_time=_clock_time)
    return environment


def _act_name(act: str) -> str:
    """How an act is called on a button."""
    return texts().text(f"acts.{act}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@pass_context
def _quoting(context: Context, words: str) -> Markup:
    """Words with what they set apart in quotation marks, and their times as every other on the page."""
    return with_moments(quoting(words), _zone(context))


@pass_context
def _moment(context: Context, at: datetime) -> Markup:
    """A moment by the clock of the page's zone, which scripts show by the reader's own."""
    return shown(at, _zone(context))


@pass_context
def _clock_time(context: Context, at: datetime) -> Markup:
    """The time of the day alone."""
    return element(at, f"{at.astimezone(_zone(context)):%H:%M}", "time")


def _zone(context: Context) -> ZoneInfo:
    zone = context.get("zone")
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")
