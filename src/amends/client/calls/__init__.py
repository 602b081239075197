"""The calls of the interface, each made by a function: nothing is sent here."""
