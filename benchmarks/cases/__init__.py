"""A store as large as that of a house with a million cases."""
