"""Ids as somebody types them."""

from uuid import UUID

from amends.cli.usage import UsageError


def id_meant(text: str, what: str, see: str) -> UUID:
    """The id that was typed. What was typed is not repeated: it may be a secret that was taken for one.

    Args:
        text: what was typed.
        what: what the id is of, such as `a token`.
        see: the command that shows ids.

    Raises:
        UsageError: it is none.
    """
    try:
        return UUID(text)
    except ValueError:
        raise UsageError(f"that is not the id of {what}", f"expected one that `{see}` shows") from None
