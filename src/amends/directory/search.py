"""What somebody searches customers by."""

from dataclasses import dataclass, fields, replace

from amends.directory.errors import DirectoryError
from amends.directory.keys import email_key, name_key, number_key, phone_ending, phone_key
from amends.lang.names import one_of


class EmptySearchError(DirectoryError):
    """Nothing was given that a customer could be found by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSearch:
    """What is known of a customer who is searched; all that is given must fit.

    Attributes:
        name: the beginning of the name, as it is written or with the last word first.
        phone: the phone number, with or without country and area code.
        phone_ending: its last digits, four to six.
        email: the whole mail address.
        account: the whole number of an account of theirs.
        order: the whole number of an order of theirs.
        serial: the whole serial number of a product of theirs.
    """

    name: str | None = None
    phone: str | None = None
    phone_ending: str | None = None
    email: str | None = None
    account: str | None = None
    order: str | None = None
    serial: str | None = None

    def keys(self) -> "CustomerSearch":
        """The same as it is compared; what holds nothing to search by is None.

        Raises:
            EmptySearchError: nothing is left.
        """
        found = replace(
            self,
            name=name_key(self.name or "") or None,
            phone=phone_key(self.phone or "") or None,
            phone_ending=phone_ending(self.phone_ending or "") or None,
            email=email_key(self.email or "") or None,
            account=number_key(self.account or "") or None,
            order=number_key(self.order or "") or None,
            serial=number_key(self.serial or "") or None,
        )
        if found == CustomerSearch():
            raise EmptySearchError(
                "there is nothing to search a customer by",
                f"give one of {one_of(field.name for field in fields(self) if field.name != 'phone_ending')}",
            )
        return found
