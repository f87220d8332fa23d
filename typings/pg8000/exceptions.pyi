class DatabaseError(Exception):
    args: tuple[dict[str, str]]
