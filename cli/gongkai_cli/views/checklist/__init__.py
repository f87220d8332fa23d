"""The checklist of one run, one file or folder for each output format."""
