"""Clients, users and customers as plain data for machines."""

from typing import TYPE_CHECKING

from amends.app.plain.values import Plain
from amends.calendars.hours import openings_in_words

if TYPE_CHECKING:
    from datetime import date

    from amends.app.administration.clients import ClientChanged, ClientView
    from amends.app.administration.customers import CustomerView
    from amends.app.administration.user_view import UserView
    from amends.directory.bills import BillTerms
    from amends.directory.customers import Account, Customer, Household, Order, Product
    from amends.directory.organisation import Client, Site, Team
    from amends.directory.settings import CalendarSettings


def client_to_plain(client: "Client") -> Plain:
    """A client with its settings; lengths of time are in whole seconds."""
    settings = client.settings
    return {
        "id": str(client.id),
        "name": client.name,
        "title": client.title,
        "timezone": client.timezone,
        "currency": client.currency,
        "languages": list(client.languages),
        "settings": {
            "verification": {
                method.name: [kind.value for kind in method.suffices_for] for method in settings.verification
            },
            "reasons": list(settings.reasons),
            "reasons_to_withhold": {reason.name: reason.sentence for reason in settings.reasons_to_withhold},
            "approval_expiry": {
                "counted_from": settings.approval_expiry.counted_from.value,
                "seconds": int(settings.approval_expiry.lasts.total_seconds()),
            },
            "needs_not_met": settings.needs_not_met.value,
            "sample_percent": settings.sample_percent,
            "call_back_days": settings.call_back_days,
            "call_back_attempts": settings.call_back_attempts,
            "exception_label": settings.exception_label,
            "hold_sentence": settings.hold_sentence,
            "rounds": settings.rounds,
            "retention_days": settings.retention_days,
            "hold_budget_minutes": settings.hold_budget_minutes,
            "approver_seconds": settings.approver_seconds,
            "calendar": calendar_to_plain(settings.calendar),
            "fulfilment": {way.of: {"channel": way.channel.value, "to": way.to} for way in settings.fulfilment},
            "returns": {
                "address": list(settings.returns.address),
                "within_days": settings.returns.within_days,
                "remind_after_days": settings.returns.remind_after_days,
            },
            "mail": {"from": settings.mail.sender, "reply_to": settings.mail.reply_to},
            "attachment_megabytes": settings.attachments.megabytes,
            "attachments_per_case": settings.attachments.per_case,
            "link_days": settings.link_days,
            "letter_links": settings.letter_links,
            "alarm_hours": settings.alarm_hours,
            "card_parents": list(settings.card_parents),
            "bills": bill_terms_to_plain(settings.bills),
            "phone": settings.phone,
        },
    }


def bill_terms_to_plain(terms: "BillTerms") -> Plain:
    """How a client's bills are held to what was promised."""
    return {
        "policy": terms.policy,
        "taxes_count": terms.taxes_count,
        "tolerance": f"{terms.tolerance:f}",
        "items": {
            words.item: {"promised_as": words.promised_as, "billed_as": words.billed_as} for words in terms.items
        },
        "repaired_by": list(terms.repaired_by),
    }


def calendar_to_plain(calendar: "CalendarSettings") -> Plain:
    """When a client works; hours are written as people write them."""
    return {
        "hours": str(calendar.week),
        "country": calendar.country,
        "subdivision": calendar.subdivision,
        "days": {own.day.isoformat(): openings_in_words(own.openings) for own in calendar.own_days},
    }


def client_changed_to_plain(changed: "ClientChanged") -> Plain:
    """A client after a change."""
    return {**client_to_plain(changed.client), "warnings": list(changed.warnings)}


def client_view_to_plain(view: "ClientView") -> Plain:
    """A client with its sites and teams."""
    sites = {site.id: site.name for site in view.sites}
    return {
        **client_to_plain(view.client),
        "sites": [site_to_plain(site) for site in view.sites],
        "teams": [team_to_plain(team, sites[team.site]) for team in view.teams],
        "warnings": list(view.warnings),
    }


def site_to_plain(site: "Site") -> Plain:
    """A site."""
    return {"id": str(site.id), "name": site.name, "title": site.title}


def team_to_plain(team: "Team", site: str) -> Plain:
    """A team, with the name of its site."""
    return {"id": str(team.id), "name": team.name, "title": team.title, "site": site}


def user_to_plain(view: "UserView") -> Plain:
    """A user with their roles; a client of null is the whole workspace, a team of null all of its teams."""
    user = view.user
    return {
        "id": str(user.id),
        "name": user.name,
        "full_name": user.full_name,
        "email": user.email,
        "active": user.active,
        "kind": user.kind.value,
        "roles": [{"role": one.role, "client": one.client, "team": one.team} for one in view.roles],
        "warnings": list(view.warnings),
    }


def customer_to_plain(customer: "Customer") -> Plain:
    """A customer, alone."""
    return {
        "id": str(customer.id),
        "name": customer.name,
        "phone": customer.phone,
        "email": customer.email,
        "language": customer.language,
        "timezone": customer.timezone,
        "preferred_channel": customer.preferred_channel,
        "call_window": str(customer.call_window) if customer.call_window is not None else None,
        "household": str(customer.household) if customer.household is not None else None,
    }


def customer_view_to_plain(view: "CustomerView") -> Plain:
    """A customer with all that they have."""
    return {
        **customer_to_plain(view.customer),
        "client": view.client.name,
        "household": household_to_plain(view.household) if view.household is not None else None,
        "housemates": [{"id": str(one.id), "name": one.name} for one in view.housemates],
        "accounts": list(map(account_to_plain, view.accounts)),
        "orders": list(map(order_to_plain, view.orders)),
        "products": list(map(product_to_plain, view.products)),
    }


def household_to_plain(household: "Household") -> Plain:
    """A household."""
    return {"id": str(household.id), "address": household.address}


def account_to_plain(account: "Account") -> Plain:
    """An account."""
    return {"id": str(account.id), "number": account.number, "opened_on": _day(account.opened_on)}


def order_to_plain(order: "Order") -> Plain:
    """An order."""
    account = str(order.account) if order.account is not None else None
    return {
        "id": str(order.id),
        "number": order.number,
        "ordered_on": _day(order.ordered_on),
        "account": account,
    }


def product_to_plain(product: "Product") -> Plain:
    """A product."""
    return {
        "id": str(product.id),
        "title": product.title,
        "serial": product.serial,
        "order": str(product.order) if product.order is not None else None,
        "account": str(product.account) if product.account is not None else None,
    }


def _day(day: "date | None") -> str | None:
    return None if day is None else day.isoformat()
