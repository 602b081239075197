"""What is handed in: on the page of a case, and given out from there."""

from amends.app.attachments.attaching import HandedIn, attach, recognised
from amends.app.attachments.errors import NoAttachmentError
from amends.app.attachments.reading import attachment_of
from amends.app.attachments.serving import headers_of
from amends.desk.forms.form import FormError
from amends.desk.rooms.cases import screen_page
from amends.desk.rooms.room import Room
from amends.desk.visit import Download, GoTo, Shown, Visit
from amends.formats.errors import InputError
from amends.formats.handed_in.errors import NotTakenError
from amends.lang.errors import AmendsError

FILES = "files"
"""The field in which files are chosen."""


class UploadTooLongError(InputError):
    """More was sent at once than is taken."""


def hand_in(visit: Visit) -> Shown:
    """Files are handed in, all of them or none."""
    reference = visit.path["reference"]
    try:
        attach(visit.here, reference, files_in(visit))
    except AmendsError as error:
        return screen_page(visit, error)
    return GoTo(f"/cases/{reference}#attachments")


def give_out(visit: Visit) -> Shown:
    """An attachment, to be saved or shown as a picture."""
    given = attachment_of(visit.here, visit.path["reference"], number_in(visit))
    return Download(given.content, headers_of(given))


def files_in(visit: Visit) -> list[HandedIn]:
    """The files that were sent, as they were recognised.

    Raises:
        UploadTooLongError: they were too many or too large to be read at all.
        FormError: none was chosen.
        NotTakenError: one is of no kind that is taken.
    """
    if visit.is_too_long:
        raise UploadTooLongError("that is more than is taken at once", "hand in fewer, or smaller pictures")
    files = [file for file in visit.files if file.field == FILES]
    if not files:
        raise FormError(FILES, "no file was chosen", "choose a picture, a PDF, a mail or a text")
    handed_in = []
    for file in files:
        try:
            handed_in.append(recognised(file.content, file.name))
        except NotTakenError as error:
            raise NotTakenError(f"“{file.name}” is not taken: {error.message}", error.help) from None
    return handed_in


def number_in(visit: Visit) -> int:
    """The number of an attachment in the address.

    Raises:
        NoAttachmentError: it is none.
    """
    text = visit.path["number"]
    if not text.isdecimal() or len(text) > 6:
        raise NoAttachmentError(f"the case has no attachment `{text}`", "go back to the case")
    return int(text)


ROOMS = (
    Room("POST", "/cases/{reference}/attachments", hand_in, takes_files=True),
    Room("GET", "/cases/{reference}/attachments/{number}", give_out),
)
