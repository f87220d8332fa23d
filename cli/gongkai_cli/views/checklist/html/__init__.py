"""The checklist as one web page that needs nothing but itself (``--format html``)."""
