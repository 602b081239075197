"""A file of bills, whatever its shape, as lines that can be held to promises."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO
from zoneinfo import ZoneInfo

from amends.directory.organisation import Client
from amends.formats.bill_files.reading import read_bills
from amends.formats.bill_files.tmf678 import read_tmf678, tmf678_mapping
from amends.formats.errors import InputError
from amends.formats.mapped.mapping import FileMapping
from amends.formats.mapped.mapping_text import read_mapping
from amends.formats.mapped.opening import Progress
from amends.formats.mapped.purposes import BILLS
from amends.formats.mapped.rejects import OnReject
from amends.promises.bills.line import BillLine

_JSON = frozenset({".json", ".jsonl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BillFile:
    """A file of bills that is still to be read.

    Attributes:
        stream: the file.
        name: its name; its ending says what it is: JSON in the shape of TMF678, or else a table.
        mapping: which column holds what, as YAML; None: the usual places of TMF678.
        mapping_name: the name of the mapping, for messages.
        progress: hears how many rows were read.
        on_reject: is told every row that cannot be used.
        watch: makes the same lines of the lines on their way, as where something shows how far they have come.
    """

    stream: BinaryIO
    name: str
    mapping: bytes | None = None
    mapping_name: str = "the mapping"
    progress: Progress | None = None
    on_reject: OnReject | None = None
    watch: Callable[[Iterator[BillLine]], Iterator[BillLine]] = iter

    def mapping_for(self, client: Client) -> FileMapping:
        """The mapping by which the bills of a client are read.

        Raises:
            MappingError: with every fault of it.
            InputError: a table has none, or its amounts are in another currency than the client's.
        """
        if self.mapping is not None:
            mapping = read_mapping(self.mapping, self.mapping_name, BILLS)
        elif self._is_json:
            mapping = tmf678_mapping(client.currency, ZoneInfo(client.timezone))
        else:
            raise InputError(
                f"nobody said which column of `{self.name}` holds what", "give a mapping file: `--mapping FILE`"
            )
        if mapping.currency != client.currency:
            raise InputError(
                f"the mapping reads amounts in `{mapping.currency}`, and `{client.name}` bills in `{client.currency}`",
                f"write `currency: {client.currency}` where that is what the bills are in",
            )
        return mapping

    def lines(self, mapping: FileMapping) -> Iterator[BillLine]:
        """The lines, one after the other; whoever takes them keeps nothing of them if this raises, also at the end.

        Raises:
            InputError: the file cannot be read.
            UnreadableFactsError: it is no JSON.
            RejectedFileError: after the last line, with those that cannot be used.
        """
        read = read_tmf678 if self._is_json else read_bills
        return self.watch(read(self.stream, self.name, mapping, self.progress, self.on_reject))

    @property
    def _is_json(self) -> bool:
        return PurePath(self.name).suffix.lower() in _JSON
