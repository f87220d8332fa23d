"""Tables: any grid or flattened text → the cells of the official form."""
