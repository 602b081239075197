"""Bills held to what was promised: what would break before they are sent, and what follows from what broke."""
