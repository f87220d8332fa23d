"""TOML files with positions: entries read key by key, and mistakes told by line and column."""
