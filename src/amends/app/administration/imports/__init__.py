"""Bringing in what is known elsewhere, a file as a whole or not at all."""
