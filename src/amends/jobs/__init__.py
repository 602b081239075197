"""Jobs: what is done by itself, by workers that lease it from the store, one at a time, and report what came of it."""
