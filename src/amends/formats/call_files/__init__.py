"""Call-detail records from files, and worksheets to files."""
