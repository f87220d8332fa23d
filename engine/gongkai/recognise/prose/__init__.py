"""What the prose claims: sentences as tokens, clauses, frames and claims.

A claim is understood only where every word of it is known and the words fill a frame of
``rules/prose.toml`` as a whole; otherwise it is told which word stopped it.
"""
