"""Reports in which what is stored is not what a person sees, each with what that is.

One cell of a made-up report is printed as ``SENTINEL``; a writer of each format puts there what the
format knows of hidden, struck, raised and other text.
"""
