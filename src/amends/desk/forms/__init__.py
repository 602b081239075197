"""The forms of the acts: what is asked of whoever acts, and the request that it makes."""
