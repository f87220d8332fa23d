"""The nouns of the program, each a frozen value in a file of its name."""
