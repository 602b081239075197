"""What a letter to the customer says: composed of the record, in the customer's language."""
