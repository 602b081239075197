"""What call records show, who looked at them, and what was imported, as plain data."""

from amends.app.calls.importing import ImportedCalls
from amends.app.calls.looking import CallsFound
from amends.app.calls.looks import LookSeen
from amends.app.calls.worksheets import WorksheetListed
from amends.app.plain.values import Plain, exact, instant
from amends.calls.credit import credit
from amends.calls.evidence import CallEvidence, total
from amends.calls.record import TestCall
from amends.calls.worksheet import WorksheetRow
from amends.directory.organisation import Client


def imported_calls_to_plain(imported: ImportedCalls) -> Plain:
    """How many records were read, and how many of them were new."""
    done = imported.done
    return {
        "client": imported.client.name,
        "import": done.number,
        "rows": done.rows,
        "new": done.added,
        "there_already": done.rows - done.added,
    }


def calls_found_to_plain(found: CallsFound) -> Plain:
    """What the records show of an account's calls to a number: sums, sentences and each call."""
    shown, sheet = found.evidence, found.sheet
    answered = credit(shown)
    return {
        "client": found.client.name,
        "case": found.reference,
        "account": shown.account,
        "number": shown.number,
        "begins": instant(shown.begins),
        "ends": instant(shown.ends),
        "digest": shown.digest,
        "answer": list(sheet.sentences),
        "attempts": shown.attempts,
        "connected": len(shown.connected),
        "charged": len(shown.charged),
        "charged_never_connected": len(shown.charged_never_connected),
        "charged_twice": len(shown.charged_twice),
        "charges": exact(total(shown.charged)),
        "given_back": exact(answered.owed),
        "stays_on_the_bill": exact(answered.refused),
        "seconds_to_answer": _ringing(shown),
        "others": {
            "attempts": shown.others.attempts,
            "connected": shown.others.connected,
            "callers": shown.others.callers,
        },
        "number_answers_others": shown.others.answered,
        "test_calls": list(map(test_call_to_plain, shown.test_calls)),
        "calls": list(map(_row, sheet.rows)),
        "facts_stated": list(found.facts),
        "worksheet": found.shared,
    }


def recorded_test_call_to_plain(client: Client, call: TestCall) -> Plain:
    """A call that somebody made themselves, and for which client."""
    return {"client": client.name, **test_call_to_plain(call)}


def test_call_to_plain(call: TestCall) -> Plain:
    """A call that somebody made themselves."""
    return {
        "at": instant(call.at),
        "number": call.number,
        "answered": call.answered,
        "seconds_to_answer": call.seconds_to_answer,
        "by": call.by,
        "heard": call.heard,
    }


def worksheet_listed_to_plain(one: WorksheetListed) -> Plain:
    """A worksheet of a case, without its rows."""
    return {
        "worksheet": one.place,
        "number": one.number,
        "begins": instant(one.begins),
        "ends": instant(one.ends),
        "digest": one.digest,
        "by": one.by,
        "at": instant(one.at),
    }


def look_to_plain(one: LookSeen) -> Plain:
    """That somebody looked; whose calls to which number is null once that was erased."""
    look = one.look
    return {
        "at": instant(look.at),
        "user": one.user,
        "role": look.role,
        "client": one.client,
        "case": one.reference,
        "account": look.account,
        "number": look.number,
        "begins": instant(look.begins),
        "ends": instant(look.ends),
        "found": look.found,
    }


def _ringing(shown: CallEvidence) -> Plain | None:
    ringing = shown.ringing
    return None if ringing is None else {"least": ringing.least, "middle": ringing.middle, "most": ringing.most}


def _row(row: WorksheetRow) -> Plain:
    return {
        "at": instant(row.at),
        "connected": row.connected,
        "seconds_to_answer": row.seconds_to_answer,
        "seconds": row.seconds,
        "charge": exact(row.charge),
        "verdict": row.verdict.value,
        "why": row.why,
    }
