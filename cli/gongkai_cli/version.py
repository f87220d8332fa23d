"""The version of the installed program."""


def version() -> str:
    from importlib.metadata import version as installed

    return installed("gongkai")
