"""Why something that is handed in is not taken."""

from amends.formats.errors import InputError


class NotTakenError(InputError):
    """It is of no kind that is taken, or of several at once; `help` says what can be handed in instead."""
