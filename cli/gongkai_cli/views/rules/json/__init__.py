"""What ``gongkai rules`` shows, as data for other programs."""
