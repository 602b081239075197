"""Promises: making them, what customers say of them, and how many were kept and broken, by whom."""
