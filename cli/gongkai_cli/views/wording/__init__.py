"""How outputs put it: articles, cells, places, numbers, and texts that no program mistakes."""
