"""Calendars: when a client works, when a customer can be reached, and clocks that count only the one and can pause."""
