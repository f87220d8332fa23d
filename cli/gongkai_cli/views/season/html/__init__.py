"""The season as one web page that needs nothing but itself."""
