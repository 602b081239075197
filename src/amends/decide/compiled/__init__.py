"""The same meaning as the interpreter's, as one generated function per policy: statuses, values and clause ids."""
