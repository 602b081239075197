"""The policy language: from the text of a policy to its checked, typed tree."""
