"""Results as JUnit files, which build servers show as those of tests."""
