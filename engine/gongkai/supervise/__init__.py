"""The season of a supervising office: many reports, kept in a register, judged together, shown."""
