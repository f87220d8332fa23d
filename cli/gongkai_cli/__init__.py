"""The command ``gongkai``: what is asked on the command line, and every view of what comes of
it."""
