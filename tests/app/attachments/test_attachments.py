"""Attachments in a store of either kind: kept whole, given out to those who may see them, erased, verified, copied."""

import hashlib
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import func, select

from amends.app.attachments.attaching import attach, recognised
from amends.app.attachments.errors import NoAttachmentError
from amends.app.attachments.reading import attachment_of
from amends.app.attachments.serving import headers_of
from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError
from amends.app.customer_page.seeing import own_attachment
from amends.app.permissions import NotPermittedError
from amends.cases.events.attachments import AttachmentKind
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.rules.attachments import AttachmentTooLargeError
from amends.cases.recorded import CUSTOMER
from amends.formats.handed_in.errors import NotTakenError
from amends.store.attachments import PART_BYTES, AlteredContentError
from amends.store.attachments_tables import attachment_parts
from amends.store.backup import backup, restore
from amends.store.erasure import ErasureRequest, erase_cases
from amends.store.verify import verify
from tests.app.customer_page.customer import at_their_page
from tests.app.florist import Florist, workspace_at
from tests.formats.handed_in.samples import SAMPLES, jpeg, pdf
from tests.store.tampering import tampered
from tests.stores import reading_all, writing_all

LARGE = jpeg(after=bytes(range(256)) * 1_000)
"""A picture that takes several parts, the last of them not full."""


def handed_in(florist: Florist, case: str, content: bytes = LARGE, name: str = "withered.jpg") -> None:
    attach(florist.desk("ana"), case, [recognised(content, name)])


def parts(florist: Florist) -> int:
    with reading_all(florist.workspace.engine) as connection:
        return connection.execute(select(func.count()).select_from(attachment_parts)).scalar_one()


def found(florist: Florist) -> list[str]:
    return [one.problem for one in islice(verify(florist.workspace.engine), 10)]


def test_what_is_handed_in_comes_out_as_it_was(florist: Florist) -> None:
    case = florist.opened()
    handed_in(florist, case)
    assert parts(florist) == len(LARGE) // PART_BYTES + 1
    given = attachment_of(florist.desk("ben"), case, 1)
    assert given.content == LARGE
    assert (given.name, given.media_type) == ("withered.jpg", "image/jpeg")
    assert given.attachment.digest == hashlib.sha256(LARGE).hexdigest()
    assert (given.attachment.size, given.attachment.kind) == (len(LARGE), AttachmentKind.JPEG)


def test_of_several_all_are_taken_or_none(florist: Florist) -> None:
    case = florist.opened()
    too_large = jpeg(after=b"\x00" * 11_000_000)
    with pytest.raises(AttachmentTooLargeError):
        attach(florist.desk("ana"), case, [recognised(one, None) for one in (jpeg(), too_large)])
    assert (florist.seen(case).attachments, parts(florist)) == ((), 0)


def test_the_same_twice_is_kept_once(florist: Florist) -> None:
    case = florist.opened()
    handed_in(florist, case, jpeg())
    handed_in(florist, case, jpeg(), "again.jpg")
    attach(florist.desk("ana"), case, [recognised(pdf(), "a.pdf"), recognised(pdf(), "b.pdf")])
    assert [one.file_name for one in florist.seen(case).attachments] == ["withered.jpg", "a.pdf"]
    assert parts(florist) == 2
    assert found(florist) == []


def test_a_page_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(NotTakenError, match="a page that a browser would run"):
        recognised(b"<html>", "box.jpg")


def test_whoever_looks_after_the_workspace_hands_nothing_in(florist: Florist) -> None:
    case = florist.opened()
    with pytest.raises(NotPermittedError):
        attach(florist.desk("olga"), case, [recognised(jpeg(), None)])
    assert parts(florist) == 0


def test_what_was_not_handed_in_is_not_given_out(florist: Florist) -> None:
    case = florist.opened()
    with pytest.raises(NoAttachmentError, match="the case has no attachment 1; nothing was handed in so far"):
        attachment_of(florist.desk("ana"), case, 1)
    handed_in(florist, case)
    with pytest.raises(NoAttachmentError, match="the case has no attachment 2; there is one"):
        attachment_of(florist.desk("ana"), case, 2)


def test_it_goes_out_so_that_nothing_in_it_runs(florist: Florist) -> None:
    case = florist.opened()
    handed_in(florist, case, name='der "Strauß" für 20 €.jpg')
    headers = headers_of(attachment_of(florist.desk("ana"), case, 1))
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["Content-Disposition"] == (
        'attachment; filename="der Strau_ f_r 20 _.jpg"; '
        "filename*=UTF-8''der%20Strau%C3%9F%20f%C3%BCr%2020%20%E2%82%AC.jpg"
    )
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert all(value.isascii() and value.isprintable() for value in headers.values())


def test_a_customer_hands_in_on_their_page_and_sees_their_own_alone(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ana", case, EndContact())
    handed_in(florist, case, pdf(), "our own.pdf")
    page = at_their_page(florist, case)
    assert page.sees().handed_in == ()
    page.acts.hands_in([recognised(LARGE, "withered.jpg")])
    assert [one.file_name for one in page.sees().handed_in] == ["withered.jpg"]
    given = own_attachment(florist.workspace, page.text, page.session, 1)
    assert (given.content, given.attachment.number, given.attachment.by) == (LARGE, 2, CUSTOMER)
    with pytest.raises(NoAttachmentError):
        own_attachment(florist.workspace, page.text, page.session, 2)


def test_without_the_answer_nothing_is_taken_and_nothing_given_out(florist: Florist) -> None:
    case = florist.opened()
    page = at_their_page(florist, case)
    page.acts.hands_in([recognised(LARGE, None)])
    with pytest.raises(NotAnsweredError):
        own_attachment(florist.workspace, page.text, None, 1)
    with pytest.raises(LinkClosedError):
        own_attachment(florist.workspace, "nothing", page.session, 1)
    other = at_their_page(florist, florist.opened())
    with pytest.raises(NoAttachmentError):
        own_attachment(florist.workspace, other.text, other.session, 1)


def test_while_somebody_speaks_with_them_a_customer_can_hand_in_what_they_are_asked_for(florist: Florist) -> None:
    case = florist.opened()
    before = florist.seen(case)
    at_their_page(florist, case).acts.hands_in([recognised(LARGE, None)])
    after = florist.seen(case)
    assert (after.contact, after.number) == (before.contact, before.number + 1)


def test_erasing_a_case_takes_content_name_and_digest(florist: Florist) -> None:
    case, other = florist.opened(), florist.opened()
    handed_in(florist, case)
    handed_in(florist, other)
    florist.does("ana", case, StateFact("withered", True, "customer", shown_by=1))
    state = florist.seen(case)
    with writing_all(florist.workspace.engine) as connection:
        request = ErasureRequest(florist.workspace.new_id(), state.id, florist.workspace.clock())
        erase_cases(connection, state.client, [state.id], request)
    (one,) = florist.seen(case).attachments
    assert (one.file_name, one.digest, one.is_erased, one.size) == (None, None, True, len(LARGE))
    with pytest.raises(NoAttachmentError, match="the content of attachment 1 was erased"):
        attachment_of(florist.desk("ana"), case, 1)
    assert attachment_of(florist.desk("ana"), other, 1).content == LARGE
    assert found(florist) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE attachment_parts SET content = {bytes} WHERE number = 1", "is not what was handed in"),
        ("DELETE FROM attachment_parts WHERE number = 3", "is not what was handed in"),
        ("DELETE FROM attachment_parts", "is gone, though nobody erased it"),
    ],
)
def test_content_that_was_changed_is_found_and_not_given_out(florist: Florist, change: str, problem: str) -> None:
    case = florist.opened()
    handed_in(florist, case)
    engine = florist.workspace.engine
    tampered(engine, change.format(bytes="x'00'" if engine.dialect.name == "sqlite" else "'\\x00'::bytea"))
    assert found(florist) == [f"the content of attachment 1 {problem}"]
    with pytest.raises(AlteredContentError, match="the attachment is not what was handed in"):
        attachment_of(florist.desk("ana"), case, 1)


def test_content_that_nobody_handed_in_is_found(florist: Florist) -> None:
    case = florist.opened()
    handed_in(florist, case)
    columns = 'number, client, "case", content'
    foreign = "00000000-0000-7000-8000-000000000001"
    tampered(
        florist.workspace.engine,
        f"INSERT INTO attachment_parts (attachment, {columns}) SELECT '{foreign}', {columns} FROM attachment_parts",
    )
    assert found(florist) == [f"there is content of an attachment `{foreign}` that nobody handed in"]


def test_a_backup_has_what_was_handed_in(florist: Florist, tmp_path: Path) -> None:
    case = florist.opened()
    for number, content in enumerate(SAMPLES.values()):
        handed_in(florist, case, content, f"file {number}")
    backup(florist.workspace.engine, tmp_path / "backup.db")
    url = f"sqlite:///{tmp_path / 'restored.db'}"
    restore(tmp_path / "backup.db", url)
    with workspace_at(url) as workspace:
        restored = Florist(workspace)
        for number, content in enumerate(SAMPLES.values(), start=1):
            assert attachment_of(restored.desk("ana"), case, number).content == content
