"""Errors as they go out: problem details (RFC 9457) for everything, whatever it was that could not be done."""
