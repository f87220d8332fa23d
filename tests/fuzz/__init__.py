"""Mutates reports of every format and looks what reading, recognising and checking them costs, and
whether what is read is what a person sees.

``python -m fuzz`` in ``tests`` (or ``make fuzz``) runs it; ``--help`` names its options.
"""
