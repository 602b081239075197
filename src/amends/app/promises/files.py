"""A file of promises and its mapping, as they come from whoever has them imported."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.purposes import PROMISES
from amends.formats.mapped.rejects import OnReject
from amends.formats.promise_files.reading import read_promises
from amends.promises.listed import ListedPromise

Watch = Callable[[Iterable[ListedPromise]], Iterator[ListedPromise]]
"""Sees the rows on their way, such as to show how far they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFile:
    """A file that is to be imported.

    Attributes:
        stream: what it holds.
        name: what it is called in messages; its ending says whether it is CSV or Parquet.
        mapping: the text of the mapping.
        mapping_name: what that is called in messages.
        on_reject: is told each row that cannot be used.
        watch: sees the rows on their way.
    """

    stream: BinaryIO
    name: str
    mapping: bytes
    mapping_name: str = "the mapping"
    on_reject: OnReject | None = None
    watch: Watch = iter

    def read(self) -> tuple[FileMapping, list[ListedPromise]]:
        """How the file is to be read, and its rows.

        Raises:
            MappingError: the mapping cannot be used.
            InputError: the file cannot be read.
            RejectedFileError: rows of it cannot be used.
        """
        mapping = read_mapping(self.mapping, self.mapping_name, PROMISES)
        rows = read_promises(self.stream, self.name, mapping, on_reject=self.on_reject)
        return mapping, list(self.watch(rows))
