"""Makes the JSON Schemas of rule files from what the program reads in them."""
