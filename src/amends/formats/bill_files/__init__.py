"""Bills from files, and what was found wrong with them to files."""
