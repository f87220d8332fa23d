"""What ``gongkai rules lint`` found, one file per output format."""
