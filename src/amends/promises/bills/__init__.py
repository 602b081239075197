"""Bills held to promises: what would break before they are sent, and what broke after."""
