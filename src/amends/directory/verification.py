"""Who is it? What may be disclosed to a caller, after how they were verified in this contact."""

from collections.abc import Iterable

from amends.directory.errors import DirectoryError
from amends.directory.settings import ClientSettings, DataKind, VerificationMethod
from amends.lang.names import one_of, suggestion


class UnknownMethodError(DirectoryError):
    """The client has no such way to verify a caller."""


class NotVerifiedError(DirectoryError):
    """A kind of data may not be disclosed yet. `would_do` names the methods that would be enough."""

    def __init__(self, kind: DataKind, done: tuple[str, ...], would_do: tuple[str, ...]) -> None:
        self.kind = kind
        self.would_do = would_do
        so_far = f"verified by {_and(done)} only" if done else "not verified in this contact"
        super().__init__(
            f"{kind.words} cannot be disclosed: the caller is {so_far}",
            f"verify the caller by {one_of(would_do)}"
            if would_do
            else f"no method of this client is enough for {kind.words}; its settings can name one",
        )


def method_named(settings: ClientSettings, name: str) -> VerificationMethod:
    """The client's method of that name.

    Raises:
        UnknownMethodError: there is none.
    """
    known = {method.name: method for method in settings.verification}
    if name not in known:
        raise UnknownMethodError(
            f"`{name}` is not a way to verify a caller here",
            suggestion(name, known) or "the client's settings name the methods",
        )
    return known[name]


def disclosed_after(settings: ClientSettings, methods: Iterable[str]) -> frozenset[DataKind]:
    """The kinds of data that may be disclosed after these methods of one contact; each adds to the others.

    A method that the client no longer has suffices for nothing.
    """
    done = frozenset(methods)
    return frozenset(kind for method in settings.verification if method.name in done for kind in method.suffices_for)


def require_disclosure(settings: ClientSettings, methods: Iterable[str], kind: DataKind) -> None:
    """Lets data of that kind be disclosed after these methods of this contact, or says which method would do.

    Raises:
        NotVerifiedError: none of them is enough.
    """
    done = tuple(dict.fromkeys(methods))
    if kind in disclosed_after(settings, done):
        return
    would_do = tuple(method.name for method in settings.verification if kind in method.suffices_for)
    raise NotVerifiedError(kind, done, would_do)


def _and(words: tuple[str, ...]) -> str:
    return " and ".join(f"`{word}`" for word in words)
