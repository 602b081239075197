"""Ids that come back of a form."""

from uuid import UUID

from amends.desk.forms.form import Answers, FormError


def id_of(answers: Answers, name: str) -> UUID:
    """The id that was chosen.

    Raises:
        FormError: none was, or it is none.
    """
    return id_in(answers.words(name), name)


def id_in(text: str, name: str) -> UUID:
    """The id that stands in a form, or in an address.

    Raises:
        FormError: it is none.
    """
    try:
        return UUID(text)
    except ValueError:
        raise FormError(name, "this is none of those to choose from", "choose one again") from None
