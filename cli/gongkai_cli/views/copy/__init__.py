"""What is written into or said of a copy of the report that was checked."""
