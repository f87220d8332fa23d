"""What ``gongkai rules`` shows: one file for each subject, on the terminal and as data."""
