"""The rules as a web site of plain files: ``gongkai rules docs``."""
