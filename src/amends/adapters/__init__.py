"""The world outside: mail, webhooks, logs. Nothing here knows of the store or of what a case may do."""
