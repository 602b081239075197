"""Facts, rows and decisions as they stand in files: read strictly, with places, and written."""
