"""Who is it? What may be disclosed, and after what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.directory.settings import ClientSettings, DataKind, VerificationMethod
from amends.directory.verification import (
    NotVerifiedError,
    UnknownMethodError,
    disclosed_after,
    method_named,
    require_disclosure,
)

STANDARD = ClientSettings()


def test_nothing_is_disclosed_to_a_caller_who_was_not_verified() -> None:
    assert disclosed_after(STANDARD, []) == frozenset()
    with pytest.raises(NotVerifiedError) as caught:
        require_disclosure(STANDARD, [], DataKind.CALL_RECORDS)
    assert caught.value.message == "call records cannot be disclosed: the caller is not verified in this contact"
    assert caught.value.help == "verify the caller by `one_time_code` or `identity_document`"
    assert caught.value.would_do == ("one_time_code", "identity_document")


def test_a_method_that_suffices_lets_the_data_be_disclosed() -> None:
    require_disclosure(STANDARD, ["one_time_code"], DataKind.CALL_RECORDS)
    require_disclosure(STANDARD, ["security_question"], DataKind.OFFERS)


def test_a_method_that_suffices_for_less_says_which_one_would_do() -> None:
    with pytest.raises(NotVerifiedError) as caught:
        require_disclosure(STANDARD, ["security_question", "passcode", "passcode"], DataKind.CALL_RECORDS)
    assert caught.value.message == (
        "call records cannot be disclosed: the caller is verified by `security_question` and `passcode` only"
    )


def test_the_client_says_which_methods_suffice() -> None:
    strict = ClientSettings(verification=(VerificationMethod("visit", (DataKind.HISTORY,)),))
    assert disclosed_after(strict, ["visit", "one_time_code"]) == {DataKind.HISTORY}


def test_data_that_no_method_suffices_for_stays_closed() -> None:
    strict = ClientSettings(verification=(VerificationMethod("visit", (DataKind.HISTORY,)),))
    with pytest.raises(NotVerifiedError) as caught:
        require_disclosure(strict, ["visit"], DataKind.OFFERS)
    assert caught.value.help == "no method of this client is enough for offers; its settings can name one"


def test_a_method_that_the_client_does_not_have_is_told_the_nearest() -> None:
    with pytest.raises(UnknownMethodError) as caught:
        method_named(STANDARD, "passcodes")
    assert caught.value.message == "`passcodes` is not a way to verify a caller here"
    assert caught.value.help == "did you mean `passcode`?"
    assert method_named(STANDARD, "passcode").name == "passcode"


def test_who_calls_from_is_no_proof_by_itself() -> None:
    with pytest.raises(UnknownMethodError):
        method_named(STANDARD, "caller_id")


KINDS = st.lists(st.sampled_from(DataKind), unique=True).map(tuple)
SETTINGS = st.dictionaries(st.sampled_from("abcd"), KINDS).map(
    lambda methods: ClientSettings(
        verification=tuple(VerificationMethod(name, kinds) for name, kinds in methods.items())
    )
)
DONE = st.lists(st.sampled_from("abcde"))


@given(SETTINGS, DONE, DONE)
def test_another_method_never_closes_what_was_open(settings: ClientSettings, done: list[str], more: list[str]) -> None:
    assert disclosed_after(settings, done) <= disclosed_after(settings, done + more)


@given(SETTINGS, DONE, st.sampled_from(DataKind))
def test_a_method_that_would_do_does(settings: ClientSettings, done: list[str], kind: DataKind) -> None:
    try:
        require_disclosure(settings, done, kind)
    except NotVerifiedError as refused:
        for method in refused.would_do:
            require_disclosure(settings, [*done, method], kind)
