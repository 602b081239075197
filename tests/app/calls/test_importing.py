"""Call records come in as a whole file or not at all, and twice changes nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from amends.app.calls.errors import OtherCurrencyError, RecordsDifferError
from amends.app.calls.looking import look_without_case
from amends.app.permissions import NotPermittedError
from amends.calls.record import CallRecord
from amends.formats.mapped.rejects import RejectedFileError
from amends.store.call_imports import imports_so_far
from tests.app.calls.tidewren import LEO, MAPPING, THE_SAME_QUESTION, WITHOUT_NUMBERS, Tidewren, csv_of
from tests.calls.lottery import ACCOUNT, CONNECTED_AND_CHARGED, OF_NEIGHBOURS
from tests.stores import reading_all


def seen(tidewren: Tidewren) -> tuple[CallRecord, ...]:
    """Leo's calls, as they are kept."""
    asked = replace(THE_SAME_QUESTION, account=ACCOUNT)
    return look_without_case(tidewren.desk("olga"), None, asked).evidence.calls


def test_every_record_is_kept_as_it_was_written(tidewren: Tidewren) -> None:
    done = tidewren.imports(csv_of(LEO, OF_NEIGHBOURS)).done

    assert (done.number, done.rows, done.added) == (1, 23, 23)
    assert seen(tidewren) == tuple(LEO)


def test_the_same_file_twice_changes_nothing(tidewren: Tidewren) -> None:
    tidewren.imports(csv_of(LEO))
    again = tidewren.imports(csv_of(LEO)).done

    assert (again.rows, again.added) == (20, 0)
    assert seen(tidewren) == tuple(LEO)


def test_records_without_numbers_that_are_alike_stay_as_many_as_they_are_however_often_they_come(
    tidewren: Tidewren,
) -> None:
    alike = [CONNECTED_AND_CHARGED[0]] * 3
    first = tidewren.imports(csv_of(alike[:2], LEO[5:9]), WITHOUT_NUMBERS).done
    overlapping = tidewren.imports(csv_of(alike, LEO[5:12]), WITHOUT_NUMBERS).done
    again = tidewren.imports(csv_of(LEO[5:12], alike), WITHOUT_NUMBERS).done

    assert (first.added, overlapping.added, again.added) == (6, 4, 0)
    assert [one.at for one in seen(tidewren)].count(alike[0].at) == 3


def test_likes_are_counted_over_all_of_a_file_not_only_those_that_are_read_together(
    tidewren: Tidewren, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amends.app.calls.staging._AT_ONCE", 2)
    alike = [CONNECTED_AND_CHARGED[0]]
    scattered = [*alike, *LEO[1:4], *alike, *LEO[4:9], *alike]

    assert tidewren.imports(csv_of(scattered), WITHOUT_NUMBERS).done.added == 11
    assert tidewren.imports(csv_of(scattered[::-1]), WITHOUT_NUMBERS).done.added == 0


def test_a_record_that_says_something_else_under_a_number_that_is_there_is_refused_with_its_file(
    tidewren: Tidewren,
) -> None:
    tidewren.imports(csv_of(LEO))
    altered = LEO[3]._replace(charge=Decimal("9.99"))

    with pytest.raises(RecordsDifferError, match=f"`{altered.call}`"):
        tidewren.imports(csv_of([altered], OF_NEIGHBOURS))

    assert seen(tidewren) == tuple(LEO)
    with reading_all(tidewren.workspace.engine) as connection:
        assert imports_so_far(connection, tidewren.account(ACCOUNT).client) == 1


def test_two_records_of_one_number_that_differ_within_a_file_are_refused_as_well(tidewren: Tidewren) -> None:
    with pytest.raises(RecordsDifferError):
        tidewren.imports(csv_of(LEO, [LEO[3]._replace(connected=False)]))

    assert seen(tidewren) == ()


def test_a_file_with_one_bad_row_leaves_nothing(tidewren: Tidewren) -> None:
    file = csv_of(LEO) + b"x,330-1,1-800-555-0186,yesterday,yes,4,-60,0.25\n"

    with pytest.raises(RejectedFileError) as raised:
        tidewren.imports(file)

    assert [(one.line, one.column) for one in raised.value.rejects] == [(22, "begun"), (22, "talked")]
    assert seen(tidewren) == ()


def test_charges_in_another_currency_are_not_taken_for_dollars(tidewren: Tidewren) -> None:
    with pytest.raises(OtherCurrencyError, match="`EUR`"):
        tidewren.imports(csv_of(LEO), MAPPING.replace(b"USD", b"EUR"))


@pytest.mark.parametrize("user", ["ana", "olga", "udo"])
def test_only_an_administrator_imports(tidewren: Tidewren, user: str) -> None:
    with pytest.raises(NotPermittedError):
        tidewren.imports(csv_of(LEO), user=user)
