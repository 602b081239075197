"""What keeps a customer from their page, or from something on it."""

from amends.lang.errors import AmendsError


class CustomerPageError(AmendsError):
    """Something on the customer's page does not work; `help` says what to do next."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(f"{message}; {help_text}")
        self.message = message
        self.help = help_text


class LinkClosedError(CustomerPageError):
    """The link opens nothing: it never did, its time has ended, it was taken back, or there were too many answers."""


class NotAnsweredError(CustomerPageError):
    """The second thing that they know was not said yet, or too long ago."""


class NothingToAskError(CustomerPageError):
    """Nothing is known of the customer by which they could show who they are."""


class SpeakingNowError(CustomerPageError):
    """Somebody speaks with the customer at this moment."""
