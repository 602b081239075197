"""Public holidays of countries and their parts, from the library `holidays`."""

from datetime import date
from functools import lru_cache

from amends.calendars.errors import CalendarError
from amends.lang.names import suggestion


@lru_cache(maxsize=512)
def public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """The public holidays of a year, by the codes of ISO 3166 such as `US` and `CA`; with days on which they are kept.

    Raises:
        CalendarError: the country or the part of it is not known.
    """
    # The import takes a twentieth of a second, which only those pay whose calendars have holidays.
    import holidays  # noqa: PLC0415

    known = holidays.list_supported_countries()
    if country not in known:
        raise CalendarError(f"no holidays are known for the country `{country}`", _like(country, known, "US"))
    if subdivision is not None and subdivision not in known[country]:
        help_text = (
            _like(subdivision, known[country], known[country][0]) if known[country] else "name the country alone"
        )
        raise CalendarError(f"no holidays are known for `{subdivision}` in `{country}`", help_text)
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


def _like(word: str, known: dict[str, list[str]] | list[str], example: str) -> str:
    return suggestion(word.upper(), known) or f"write its code, like `{example}`"
