"""Mail: a letter as a message, sending it, and reading what comes back."""
