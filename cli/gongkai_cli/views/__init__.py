"""Everything that is shown or written, by subject and format."""
