"""The page on which a customer reads what they were promised, and says whether that is so."""
