"""Style sheets: what they make of the elements of a page, as far as a person sees it."""
