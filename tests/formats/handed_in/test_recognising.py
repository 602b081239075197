"""What is handed in is what its content shows, whatever it is called; and nothing else rides along."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.cases.events.attachments import AttachmentKind
from amends.formats.handed_in.errors import NotTakenError
from amends.formats.handed_in.recognising import kind_of
from tests.formats.handed_in.samples import ARCHIVE, MAIL, SAMPLES, box, gif, heic, jpeg, pdf, png, webp

PICTURES_AND_PDF = [kind for kind in SAMPLES if kind not in (AttachmentKind.MAIL, AttachmentKind.TEXT)]
PAGE = b"<html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def refusal(content: bytes) -> str:
    with pytest.raises(NotTakenError) as refused:
        kind_of(content)
    assert refused.value.help
    return refused.value.message


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_is_known_by_its_content(kind: AttachmentKind) -> None:
    assert kind_of(SAMPLES[kind]) is kind


@pytest.mark.parametrize("kind", PICTURES_AND_PDF)
def test_what_has_broken_off_is_not_taken(kind: AttachmentKind) -> None:
    content = SAMPLES[kind]
    half = content[: max(len(content) // 2, 13)]
    assert refusal(half) == f"it begins like a {kind.words}, and does not go on like one"


def test_nothing_at_all_is_not_taken() -> None:
    assert refusal(b"") == "it is empty"


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>Hello</p>",
        b"  \n<HTML><body>Hello</body></HTML>",
        SVG,
        b"\xef\xbb\xbf<svg onload=alert(1)>",
        "<svg onload=alert(1)>".encode("utf-16"),
        b"a text with a <script>alert(1)</script> in it",
        b"<!-- \n --><iframe src=//example.org>",
        b"From: <Saved by a browser>\r\nDate: Fri, 20 Nov 2026 10:00:00\r\n"
        b"Snapshot-Content-Location: https://example.org\r\n\r\n" + PAGE,
    ],
)
def test_a_page_that_a_browser_would_run_is_not_taken(content: bytes) -> None:
    assert refusal(content) == "it is a page that a browser would run (HTML, SVG or XML)"


@pytest.mark.parametrize(
    "content",
    [b"MZ\x90\x00\x03" + b"\x00" * 80, b"\x7fELF\x02\x01", ARCHIVE, b"PK\x03\x04" + b"\x14\x00" * 20, b"\x00\x01\x02"],
)
def test_programs_and_archives_are_of_no_kind_that_is_taken(content: bytes) -> None:
    assert refusal(content) == "it is of no kind that is taken"


@pytest.mark.parametrize(
    "content",
    [
        gif(b"<script>alert(1)</script>"),
        png((b"tEXt", b"Comment\x00<svg onload=alert(1)>")),
        jpeg(comment=b"<html><body onload=alert(1)>"),
        jpeg(after=PAGE),
        webp(b"VP8L\x04\x00\x00\x00ABCDEXIF" + len(PAGE).to_bytes(4, "little") + PAGE),
        heic() + box(b"free", PAGE),
        pdf(PAGE),
        jpeg(after=b"<?php system($_GET[0]); __HALT_COMPILER(); ?>"),
    ],
)
def test_a_picture_that_is_a_page_as_well_is_not_taken(content: bytes) -> None:
    assert refusal(content).endswith("and a page that a browser would run at once")


@pytest.mark.parametrize("content", [jpeg(after=ARCHIVE), heic() + box(b"free", ARCHIVE), pdf() + ARCHIVE])
def test_a_picture_that_is_an_archive_as_well_is_not_taken(content: bytes) -> None:
    assert refusal(content).endswith("and an archive at once")


def test_a_picture_that_is_a_pdf_as_well_is_not_taken() -> None:
    assert refusal(jpeg(comment=pdf())).endswith("and a PDF at once")


@pytest.mark.parametrize("kind", [AttachmentKind.PNG, AttachmentKind.GIF, AttachmentKind.WEBP, AttachmentKind.HEIC])
def test_what_stands_behind_the_end_of_a_picture_is_no_picture(kind: AttachmentKind) -> None:
    assert "does not go on like one" in refusal(SAMPLES[kind] + b"and more")


def test_a_telephone_may_put_a_film_behind_a_picture() -> None:
    assert kind_of(jpeg(after=box(b"ftyp", b"mp42") + box(b"mdat", b"\x00" * 500))) is AttachmentKind.JPEG


def test_a_film_is_no_picture() -> None:
    assert "does not go on like one" in refusal(heic(b"mp42"))


def test_a_mail_may_hold_a_page_for_nobody_opens_it_here() -> None:
    assert kind_of(MAIL) is AttachmentKind.MAIL


@pytest.mark.parametrize("text", ["From: me\nno header\n\nhello", "Dear all,\n\nthe box was free.", "5 < 6 and a<b"])
def test_a_text_is_no_mail_and_no_page(text: str) -> None:
    assert kind_of(text.encode()) is AttachmentKind.TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert kind_of("Die Box für 20 € weniger\r\n".encode(encoding)) is AttachmentKind.TEXT


@given(st.binary(max_size=400), st.sampled_from([b"", *(sample[:16] for sample in SAMPLES.values())]))
def test_whatever_comes_is_recognised_or_refused(content: bytes, beginning: bytes) -> None:
    try:
        kind = kind_of(beginning + content)
    except NotTakenError as error:
        assert error.message
        assert error.help
    else:
        assert kind in AttachmentKind


@given(st.data(), st.sampled_from([kind for kind in PICTURES_AND_PDF if kind is not AttachmentKind.PDF]))
def test_a_page_put_anywhere_into_a_picture_is_never_taken(data: st.DataObject, kind: AttachmentKind) -> None:
    content = SAMPLES[kind]
    at = data.draw(st.integers(0, len(content)))
    refusal(content[:at] + PAGE + content[at:])
