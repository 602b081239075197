"""The pages of the desk, on a store with many cases."""
