"""The tables of the service: jobs, access, messages, and who is there now."""
