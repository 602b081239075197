"""Files that hold no rows which could be read: what is the matter with them, and what to do."""

from base64 import b64encode
from io import BytesIO
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]  # it comes without types
import pyarrow.parquet as pq  # type: ignore[import-untyped]  # as above
import pytest
from pyarrow.parquet import encryption

import amends
from amends.formats.errors import InputError
from amends.formats.parquet_cases import read_parquet
from amends.formats.parquet_faults import unreadable
from tests.formats.parcels import PARCELS

TREE = amends.loads(PARCELS).tree


def _file(columns: dict[str, Any], **how: Any) -> bytes:
    file = BytesIO()
    pq.write_table(pa.table(columns), file, **how)
    return file.getvalue()


def _fault(data: bytes) -> tuple[str, str | None]:
    with pytest.raises(InputError) as caught:
        list(read_parquet(BytesIO(data), "cases.parquet", TREE).rows)
    return caught.value.message, caught.value.help


def test_what_is_no_parquet_file_is_refused() -> None:
    whole = _file({"weight": pa.array([1] * 1_000)})
    for data in (b"", b"id,weight\n", whole[:-10], whole[: len(whole) // 2]):
        with pytest.raises(InputError, match=r"`cases\.parquet` is no Parquet file, or not a whole one"):
            read_parquet(BytesIO(data), "cases.parquet", TREE)
    assert _fault(_file({})) == ("`cases.parquet` has no columns", None)


def test_a_file_that_is_damaged_within_is_told_when_its_rows_are_read() -> None:
    data = bytearray(_file({"weight": pa.array(range(10_000))}, write_page_checksum=True))
    data[1_000] ^= 1
    assert _fault(bytes(data)) == ("`cases.parquet` is damaged: not all of its rows can be read", None)


class _Keys(encryption.KmsClient):  # type: ignore[misc]  # it comes without types
    """Keeps keys as what they are, which is enough to encrypt a file in a test."""

    def wrap_key(self, key_bytes: bytes, master_key_identifier: str) -> bytes:
        return b64encode(key_bytes)


@pytest.mark.parametrize("readable_schema", [False, True])
def test_an_encrypted_file_is_told(readable_schema: bool) -> None:
    how = encryption.EncryptionConfiguration(
        footer_key="file", column_keys={"column": ["weight"]}, plaintext_footer=readable_schema
    )
    keys = encryption.CryptoFactory(lambda _: _Keys())
    properties = keys.file_encryption_properties(encryption.KmsConnectionConfig(), how)
    data = _file({"weight": pa.array([1, 2])}, encryption_properties=properties)
    assert _fault(data) == ("`cases.parquet` is encrypted", "give it decrypted")


def test_a_compression_that_nobody_reads_is_told() -> None:
    data = _file({"weight": pa.array([1, 2])}, compression="snappy", use_dictionary=False)
    # Behind the name of its column a file says how that is compressed: by snappy (1, written as 2), or by LZO (3).
    in_lzo = data.replace(b"weight\x15\x02", b"weight\x15\x06")
    assert pq.ParquetFile(BytesIO(in_lzo)).metadata.row_group(0).column(0).compression == "LZO"
    assert _fault(in_lzo) == (
        "`cases.parquet` is written in a way that cannot be read here",
        "write it anew, compressed by zstd, gzip or snappy",
    )


def test_more_text_in_lists_than_a_batch_can_hold_is_told() -> None:
    # What Arrow says of 8,192 lists that together hold two gigabytes: too much to make in a test.
    failure = pa.ArrowNotImplementedError("Nested data conversions not implemented for chunked array outputs")
    error = unreadable("cases.parquet", failure, "`cases.parquet` is damaged")
    assert (error.message, error.help) == (
        "`cases.parquet` has more text in its lists than can be read at once",
        "write it anew, in row groups of at most 1,000 rows",
    )
