"""Expressions: their text, their typed tree, and the rules by which the one becomes the other."""
