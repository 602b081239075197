"""The language of a letter: the customer's, where both we and the policy speak it."""

from collections.abc import Iterable
from dataclasses import dataclass

from amends.letters.catalogue import LANGUAGES

_LAST_RESORT = "en"


@dataclass(frozen=True, slots=True)
class Tongue:
    """In which language a letter is written.

    Attributes:
        language: the one of our own sentences, as the catalogue knows it.
        of_policy: the one of the policy's texts, as the policy knows it; None where it names none.
        asked: the language that the customer asked for, where it is another.
    """

    language: str
    of_policy: str | None
    asked: str | None


def tongue_for(asked: str | None, of_client: Iterable[str], of_policy: tuple[str, ...]) -> Tongue:
    """The language that the customer asked for, or the first of the client's that a letter can be written in.

    A policy whose texts name no language is taken to be written in the client's first one.

    Args:
        asked: the customer's language; None where it is not known.
        of_client: the client's languages, the first one first.
        of_policy: the languages of the policy's texts.
    """
    languages = tuple(of_client)
    spoken = of_policy or languages[:1]
    for wished in (*((asked,) if asked else ()), *languages):
        ours, theirs = _spoken(wished, LANGUAGES), _spoken(wished, spoken)
        if ours is not None and theirs is not None:
            return Tongue(ours, theirs if of_policy else None, _if_other(asked, ours))
    ours = next((one for wished in languages if (one := _spoken(wished, LANGUAGES)) is not None), _LAST_RESORT)
    return Tongue(ours, of_policy[0] if of_policy else None, _if_other(asked, ours))


def _spoken(wished: str, languages: Iterable[str]) -> str | None:
    """The language itself, or the one that it is a kind of, or a kind of it."""
    known = tuple(languages)
    if wished in known:
        return wished
    return next((one for one in known if _base(one) == _base(wished)), None)


def _if_other(asked: str | None, language: str) -> str | None:
    return asked if asked and _base(asked) != _base(language) else None


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
