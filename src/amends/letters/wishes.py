"""Whether a customer wishes a letter by e-mail: who prefers the post or a call is not written to by mail."""

from amends.cases.events.letters import LetterFault, LetterKind
from amends.directory.customers import Customer

_BY_POST = frozenset({"post", "letter"})
_BY_CALL = frozenset({"call", "phone"})


def wish_against_mail(kind: LetterKind, customer: Customer, *, has_postal_address: bool) -> LetterFault | None:
    """What the customer wishes instead of an e-mail; None where that is what they wish, or all that is possible.

    Nobody is left without a letter by a wish that cannot be met, because no phone or no postal address is known.

    Args:
        kind: which letter; who is called for one that can be told gets none.
        customer: with the channel that they prefer.
        has_postal_address: whether it is known where a letter would go by post.
    """
    channel = (customer.preferred_channel or "").lower()
    if channel in _BY_POST and has_postal_address:
        return LetterFault.WISHES_POST
    can_be_called = kind.can_be_told and customer.phone is not None
    if channel in _BY_CALL and (can_be_called or has_postal_address):
        return LetterFault.WISHES_CALL
    return None
