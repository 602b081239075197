"""In which language a letter is written."""

import pytest

from amends.letters.tongue import Tongue, tongue_for


@pytest.mark.parametrize(
    ("asked", "of_client", "of_policy", "found"),
    [
        # The customer's, where both we and the policy speak it.
        ("de", ("en", "de"), ("en", "de"), Tongue("de", "de", None)),
        ("de", ("en",), ("en", "de"), Tongue("de", "de", None)),
        # A kind of a language is content with the language, and the other way round.
        ("es-MX", ("en",), ("en", "es"), Tongue("es", "es", None)),
        ("pt", ("en", "fr"), ("en", "fr-CA"), Tongue("en", "en", "pt")),
        ("fr", ("en",), ("en", "fr-CA"), Tongue("fr", "fr-CA", None)),
        # Nobody knows: the client's first.
        (None, ("es", "en"), ("en", "es"), Tongue("es", "es", None)),
        # We don't write it, or the policy does not speak it: the client's first that both do; and it is said.
        ("it", ("en", "de"), ("en", "de", "it"), Tongue("en", "en", "it")),
        ("de", ("en", "es"), ("en", "es"), Tongue("en", "en", "de")),
        ("de", ("it", "es"), ("it", "es"), Tongue("es", "es", "de")),
        # A policy that names no language is written in the client's first.
        ("de", ("en",), (), Tongue("en", None, "de")),
        ("en", ("en", "de"), (), Tongue("en", None, None)),
        (None, ("de",), (), Tongue("de", None, None)),
        # Nothing fits: our words in the client's language, the policy's in its own.
        ("de", ("fr",), ("it",), Tongue("fr", "it", "de")),
        (None, ("it",), ("it",), Tongue("en", "it", None)),
    ],
)
def test_a_letter_is_written_in_the_customers_language_or_the_clients_first(
    asked: str | None, of_client: tuple[str, ...], of_policy: tuple[str, ...], found: Tongue
) -> None:
    assert tongue_for(asked, of_client, of_policy) == found
