"""What is wrong with hours, days or time zones."""

from amends.lang.errors import AmendsError


class CalendarError(AmendsError):
    """Hours, a day or a country cannot be used as they are written; `help` says what to write."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


class NeverOpenError(CalendarError):
    """A calendar has no opening within more than a year, so nothing can ever be due by it."""

    def __init__(self) -> None:
        super().__init__("this calendar is closed for more than a year", "give it opening hours")
