"""Mutates reports of every format and looks what reading, recognising and checking them costs.

``python -m fuzz`` in ``tests`` (or ``make fuzz``) runs it; ``--help`` names its options.
"""
