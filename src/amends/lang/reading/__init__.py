"""Reading a document section by section into the typed tree, telling every fault on the way."""
