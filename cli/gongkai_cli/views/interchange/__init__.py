"""What the files that other programs read have in common, whatever they are about."""
