"""The rule author's workbench: everything that is asked about rules rather than about reports."""
