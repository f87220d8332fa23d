"""Which reports share their words: found among many in time that grows as their number does."""
