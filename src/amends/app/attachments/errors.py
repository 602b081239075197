"""Why something that was handed in is not given out."""

from amends.directory.errors import DirectoryError


class NoAttachmentError(DirectoryError):
    """The case has no such attachment, or its content was erased."""
