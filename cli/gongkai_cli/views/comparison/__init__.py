"""Two results side by side, one file for each output format."""
