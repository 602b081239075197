"""The case: what happened, what it comes to, and what may be done next."""
