"""The confined child process in which files are read that can swallow time or memory."""
