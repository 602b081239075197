"""Who comes in: passwords, tokens, guesses at them, and requests that are done once."""
