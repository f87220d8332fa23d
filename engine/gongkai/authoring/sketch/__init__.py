"""New rules: from what an author answers to a rule in its file, with its source and its cases."""
