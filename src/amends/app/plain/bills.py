"""What came of holding bills to promises, as plain data for machines."""

from amends.app.bills.report import BillReport, Followed
from amends.app.plain.values import Plain
from amends.lang.quantities import money
from amends.promises.bills.finding import Finding
from amends.promises.bills.words import bare, sentence
from amends.promises.promise import PromisedItem


def report_to_plain(report: BillReport) -> Plain:
    """A report, with every finding."""
    return {
        "client": report.client.name,
        "stage": report.stage.value,
        "lines": report.lines,
        "bills": report.bills,
        "breaks": report.breaks,
        "findings": [_finding(one, report) for one in report.checked.findings],
        "without_bill": [_item(one, report) for one in report.checked.without_bill],
        "followed": _followed(report.followed) if report.followed is not None else None,
    }


def _finding(one: Finding, report: BillReport) -> Plain:
    digits = report.minor_digits
    return {
        "key": one.key,
        "kind": one.kind.value,
        "is_shortfall": one.is_shortfall,
        "account": one.account,
        "item": one.item,
        "from": one.period.first.isoformat(),
        "to": one.period.last.isoformat(),
        "bills": list(one.bills),
        "lines": [{"account": line.account, "bill": line.bill, "line": line.line} for line in one.lines],
        "promise": report.reference(one.promise),
        "part": one.promise.part if one.promise is not None else None,
        "due": money(one.due, digits),
        "found": money(one.found, digits),
        "difference": money(one.difference, digits),
        "sentence": sentence(one, bare(digits)),
        "case": report.cases.get(one.key),
    }


def _item(one: PromisedItem, report: BillReport) -> Plain:
    return {
        "account": one.account,
        "promise": report.reference(one),
        "part": one.part,
        "item": one.terms.item,
        "amount": money(one.terms.amount, report.minor_digits),
    }


def _followed(followed: Followed) -> Plain:
    return {
        "bills": followed.bills,
        "shortfalls": followed.shortfalls,
        "corrected": followed.corrected,
        "opened": followed.opened,
        "joined": followed.joined,
        "watched": followed.watched,
        "not_stated": followed.not_stated,
    }
