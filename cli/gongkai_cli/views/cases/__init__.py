"""What became of the cases of rules, one file per output format."""
