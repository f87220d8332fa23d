"""``python -m gongkai_cli``."""

from gongkai_cli.main import main

main()
