"""Fulfilment: what goes out by itself, by which way, and what came of it."""
