"""The settings of a run and where each comes from (``gongkai config show``)."""
