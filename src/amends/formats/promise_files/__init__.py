"""Promises from files."""
