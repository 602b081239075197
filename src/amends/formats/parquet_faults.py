"""What keeps a whole Parquet file from being used, and what to do about it."""

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types

from amends.formats.errors import InputError

FAILURES = (pa.ArrowException, OSError)
"""What Arrow raises where it cannot open or read a file."""


def unreadable(path: str, failure: Exception, otherwise: str) -> InputError:
    """The error for a file that could not be opened or read; `otherwise` is its message where the cause is not known.

    Arrow has no kinds of failures that tell these causes apart, only words for them.
    """
    words = str(failure)
    if "crypt" in words:
        return InputError(f"`{path}` is encrypted", "give it decrypted")
    if "chunked array outputs" in words:
        return InputError(
            f"`{path}` has more text in its lists than can be read at once",
            "write it anew, in row groups of at most 1,000 rows",
        )
    if "supported" in words or isinstance(failure, pa.ArrowNotImplementedError):
        return InputError(
            f"`{path}` is written in a way that cannot be read here",
            "write it anew, compressed by zstd, gzip or snappy",
        )
    return InputError(otherwise)
