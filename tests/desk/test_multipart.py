"""Forms with files are read as browsers send them, whatever the files hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.desk.forms.multipart import SentFile, SentForm, read_form

BOUNDARY = "----formboundary7MA4YWxk"
KIND = f"multipart/form-data; boundary={BOUNDARY}"
LIKE_BOUNDARIES = [b"\r\n", b"--", b"\r\n--", b"\r\n\r\n", f"--{BOUNDARY[:-1]}".encode()]
CONTENT = st.binary(max_size=300) | st.sampled_from(LIKE_BOUNDARIES)
TEXT = st.text(st.characters(codec="utf-8"), max_size=50)
NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="%"), min_size=1, max_size=30
)


def sent(form: SentForm) -> bytes:
    """A form as browsers send it."""
    body = b""
    for name, value in form.pairs:
        body += _part(f'name="{_escaped(name)}"') + value.encode()
    for file in form.files:
        what = f'name="{_escaped(file.field)}"; filename="{_escaped(file.name)}"\r\nContent-Type: image/jpeg'
        body += _part(what) + file.content
    return (body + f"\r\n--{BOUNDARY}--\r\n".encode()).removeprefix(b"\r\n")


def _part(what: str) -> bytes:
    return f"\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; {what}\r\n\r\n".encode()


def _escaped(name: str) -> str:
    return name.replace('"', "%22")


PAIRS = st.lists(st.tuples(NAMES, TEXT), max_size=3)
FILES = st.lists(st.builds(SentFile, NAMES, NAMES, CONTENT), max_size=3)


@given(st.builds(SentForm, PAIRS.map(tuple), FILES.map(tuple)))
def test_what_was_sent_is_read(form: SentForm) -> None:
    assert read_form(KIND, sent(form)) == form


def test_a_field_in_which_no_file_was_chosen_sends_none() -> None:
    body = _part('name="files"; filename=""\r\nContent-Type: application/octet-stream') + b""
    assert read_form(KIND, body[2:] + f"\r\n--{BOUNDARY}--\r\n".encode()) == SentForm()


@pytest.mark.parametrize(
    "kind",
    ["", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=x", "text/plain", "\x00"],
)
def test_what_is_no_such_form_holds_nothing(kind: str) -> None:
    assert read_form(kind, b"anything") == SentForm()


@given(st.binary(max_size=300))
def test_nothing_that_is_sent_does_harm(body: bytes) -> None:
    read_form(KIND, body)
