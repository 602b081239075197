"""The phone warranty that everyone decides: eight rules, seven facts."""
