"""What is handed in is shown and saved under a name that does no harm, and that ends like what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.events.attachments import AttachmentKind
from amends.formats.handed_in.naming import MEDIA_TYPES, shown_name

JPEG, PDF = AttachmentKind.JPEG, AttachmentKind.PDF


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("box.jpg", "box.jpg"),
        ("BOX.JPEG", "BOX.JPEG"),
        ("box.jpg.exe", "box.jpg.exe.jpg"),
        ("C:\\Users\\walt\\box.jpg", "box.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe.jpg"),
        ("die Box für 20 €.jpg", "die Box für 20 €.jpg"),
        ('a"b<c>.jpg', "abc.jpg"),
        ("line\r\nbreak.jpg", "linebreak.jpg"),
        ("...", "attachment.jpg"),
        ("", "attachment.jpg"),
        (None, "attachment.jpg"),
    ],
)
def test_a_name_is_safe_to_show_and_to_save(told: str | None, shown: str) -> None:
    assert shown_name(told, JPEG) == shown


@given(st.text(max_size=300), st.sampled_from(AttachmentKind))
def test_every_name_can_be_saved_and_is_named_alike_again(told: str, kind: AttachmentKind) -> None:
    name = shown_name(told, kind)
    assert 0 < len(name) <= 130
    assert not set(name) & set('/\\\0\r\n"<>|?*:')
    assert shown_name(name, kind) == name


def test_every_kind_has_a_media_type_that_no_browser_runs() -> None:
    assert set(MEDIA_TYPES) == set(AttachmentKind)
    assert not {"text/html", "image/svg+xml", "application/xml"} & set(MEDIA_TYPES.values())
