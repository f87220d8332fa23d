"""The language is known before the command line is parsed."""

import pytest

from gongkai_cli.language import chosen


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, None),
        (["check", "a.txt", "--lang", "en"], {}, "en"),
        (["--lang=en", "check"], {}, "en"),
        (["check"], {"GONGKAI_LANG": "en"}, "en"),
        (["check"], {"GONGKAI_LANG": "en_US.UTF-8"}, "en"),
        (["check", "--lang", "zh"], {"GONGKAI_LANG": "en"}, "zh"),
        (["check", "--", "--lang", "en"], {}, None),
        (["check", "--lang"], {}, None),
        (["check", "--lang", "fr"], {"GONGKAI_LANG": "fr"}, None),
        (["check"], {"LANG": "en_US.UTF-8"}, None),
    ],
)
def test_the_option_comes_before_the_environment(
    arguments: list[str], environment: dict[str, str], language: str | None
):
    assert chosen(arguments, environment) == language
