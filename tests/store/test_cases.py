from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError

from amends.cases.events.ending import CaseClosed
from amends.cases.events.evidence import ProblemRestated, RestatementConfirmed
from amends.cases.recorded import Recorded
from amends.store.case_rows import row_of
from amends.store.cases import append, find, load
from amends.store.cases_tables import case_events, case_personal, cases
from amends.store.engine import reading, writing
from amends.store.errors import ChangedMeanwhileError, NoCaseError, ReferenceTakenError
from tests.store.histories import CLIENT, OTHER_CLIENT, Story, new_id, restated


def kept(engine: Engine, story: Story) -> list[Recorded]:
    with reading(engine) as connection:
        return load(connection, [story.client], story.id)


def test_a_history_is_read_as_it_was_told(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection, restated(), RestatementConfirmed())
    with writing(engine) as connection:
        story.keep(connection, CaseClosed())
    assert kept(engine, story) == story.history


def test_what_happens_by_itself_has_nobody_who_did_it(engine: Engine) -> None:
    story = Story(by=None)
    with writing(engine) as connection:
        story.keep(connection)
    assert kept(engine, story)[0].by is None


def test_a_case_is_found_by_its_reference(engine: Engine) -> None:
    story = Story(reference="M2-4711")
    with writing(engine) as connection:
        story.keep(connection)
        assert load(connection, [CLIENT], "M2-4711") == story.history
        assert find(connection, [CLIENT], "M2-4711") == row_of(story.state)


def test_the_row_of_a_case_follows_its_events(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection, restated())
        assert find(connection, [CLIENT], story.id) == row_of(story.state)
        story.keep(connection, CaseClosed())
        assert find(connection, [CLIENT], story.id) == row_of(story.state)
        assert connection.execute(select(cases.c.is_closed)).scalar_one() is True


def test_the_row_holds_the_digest_of_the_last_event(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        head = story.keep(connection, restated())
        assert connection.execute(select(cases.c.head)).scalar_one() == head
        last = select(case_events.c.digest).where(case_events.c.number == 2)
        assert connection.execute(last).scalar_one() == head


def test_personal_values_stand_beside_the_events_only(engine: Engine) -> None:
    story = Story(problem="the alarm of Anna Ohm")
    with writing(engine) as connection:
        story.keep(connection)
        data = connection.execute(text("SELECT data FROM case_events")).scalar_one()
        assert "Anna Ohm" not in data
        assert connection.execute(select(case_personal.c.value)).scalar_one() == "the alarm of Anna Ohm"


def test_what_was_erased_is_none(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection, restated())
        connection.execute(case_personal.delete())
    opened, said = kept(engine, story)
    assert isinstance(said.event, ProblemRestated)
    assert (said.event.issue, said.event.wish) == (None, None)
    assert opened == replace(story.history[0], event=replace(story.opening(), problem=None))


def test_one_of_two_who_read_the_same_case_is_told_that_it_changed(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection)
    other = replace(story, history=list(story.history))
    with writing(engine) as connection:
        story.keep(connection, restated())
    with pytest.raises(ChangedMeanwhileError, match="`M2-0001` was changed meanwhile"), writing(engine) as connection:
        other.keep(connection, RestatementConfirmed())
    assert kept(engine, story) == story.history


def test_a_case_is_opened_once(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection)
    again = replace(story, history=[])
    with pytest.raises(ChangedMeanwhileError), writing(engine) as connection:
        again.keep(connection)


def test_a_reference_is_one_case_s_in_the_whole_workspace(engine: Engine) -> None:
    with writing(engine) as connection:
        Story(reference="M2-1").keep(connection)
    with pytest.raises(ReferenceTakenError, match="`M2-1` is another case's"), writing(engine) as connection:
        Story(client=OTHER_CLIENT, reference="M2-1").keep(connection)


def test_nothing_is_appended_to_a_case_that_is_not_there(engine: Engine) -> None:
    story = Story()
    story.happened(story.opening())
    with pytest.raises(NoCaseError, match="no case `M2-0001`"), writing(engine) as connection:
        story.keep(connection, restated())


def test_a_case_of_another_client_is_not_there(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection)
        for case in (story.id, story.reference):
            for ask in (load, find):
                with pytest.raises(NoCaseError):
                    ask(connection, [OTHER_CLIENT], case)
                with pytest.raises(NoCaseError):
                    ask(connection, [], case)


def test_events_must_follow_each_other(engine: Engine) -> None:
    story = Story()
    events = story.happened(story.opening(), restated())
    with writing(engine) as connection:
        for some in ([], events[:1], events[1:], [events[1], events[0]]):
            with pytest.raises(ValueError, match="don't lead from"):
                append(connection, story.state, 0, some)
        with pytest.raises(ValueError, match="not of the case"):
            append(connection, story.state, 0, [events[0], replace(events[1], case=UUID(int=9))])


def test_a_transaction_that_fails_leaves_neither_events_nor_row(engine: Engine) -> None:
    with pytest.raises(RuntimeError), writing(engine) as connection:
        Story().keep(connection, restated())
        raise RuntimeError
    with reading(engine) as connection:
        for table in (cases, case_events, case_personal):
            assert connection.execute(select(table)).all() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_events SET data = '{}'",
        "UPDATE case_events SET number = number + 10",
        "DELETE FROM case_events",
        "UPDATE case_personal SET value = '\"another\"'",
        "DELETE FROM cases",
        "UPDATE cases SET reference = 'M2-9'",
        "UPDATE cases SET client = 'another'",
        "UPDATE checkpoints SET digest = ''",
        "DELETE FROM checkpoints",
        "UPDATE checkpoint_heads SET digest = ''",
        "DELETE FROM checkpoint_heads",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_recorded(engine: Engine, statement: str) -> None:
    with writing(engine) as connection:
        Story().keep(connection, restated())
        connection.execute(text("INSERT INTO checkpoints VALUES (1, '', 0, '')"))
        connection.execute(text("INSERT INTO checkpoint_heads VALUES (1, '', 0, '')"))
    with pytest.raises(DatabaseError, match=r"what stands in \w+ stays"), writing(engine) as connection:
        connection.execute(text(statement))


def test_an_event_of_no_case_is_refused(engine: Engine) -> None:
    story = Story()
    with pytest.raises(DatabaseError, match=r"(?i)foreign key"), writing(engine) as connection:
        connection.execute(
            case_personal.insert().values(
                case=new_id(), number=1, field="words", client=story.client, salt=b"0", value="so"
            )
        )


def test_two_hundred_events_are_read_in_their_order(engine: Engine) -> None:
    story = Story()
    with writing(engine) as connection:
        story.keep(connection, *(restated(f"issue {number}") for number in range(199)))
    assert kept(engine, story) == story.history
