"""Rows of a register in the formats that analysts take: each reads its rows as it writes."""
