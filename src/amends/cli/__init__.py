"""The command line: each command reads what it is given, has it worked out, and prints what comes of it."""
