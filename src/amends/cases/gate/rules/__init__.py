"""The rules of the gate: each in one place, with its own error."""
