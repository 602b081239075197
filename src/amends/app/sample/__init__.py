"""A sample workspace: four invented brands, and the cases that Amends comes from, walked from end to end."""
