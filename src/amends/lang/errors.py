"""The root of every error that Amends raises on purpose."""


class AmendsError(Exception):
    """Something that the one who called can put right; the message says what and how."""
