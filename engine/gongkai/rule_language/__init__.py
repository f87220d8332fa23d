"""What rules are written in: expressions, cells, places of prose, patterns and wordings."""
