"""Every command with its arguments, its questions and its endings, one file each."""
