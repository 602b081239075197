"""How long what people write in their own words may be."""

import pytest

from amends.lang.free_text import LONGEST, TextTooLongError, check_text


def test_a_text_of_just_the_longest_is_taken_however_its_lines_end() -> None:
    check_text("the reason", "x" * LONGEST)
    check_text("the reason", "\r\n" * LONGEST)
    check_text("the reason", None)


def test_a_longer_text_is_refused_with_how_long_it_is_and_how_long_it_may_be() -> None:
    with pytest.raises(TextTooLongError) as raised:
        check_text("the reason", "x" * 12_345, "why")

    assert str(raised.value) == (
        "the reason has 12,345 characters; 10,000 are the most; "
        "say it in fewer words, and send it again; nothing was recorded"
    )
    assert (raised.value.length, raised.value.field) == (12_345, "why")
