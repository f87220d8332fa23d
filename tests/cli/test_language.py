"""The language is known before the command line is parsed."""

import pytest

from gongkai_cli.language import chosen


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "zh"),
        (["check", "a.txt", "--lang", "en"], {}, "en"),
        (["--lang=en", "check"], {}, "en"),
        (["check"], {"GONGKAI_LANG": "en"}, "en"),
        (["check"], {"GONGKAI_LANG": "en_US.UTF-8"}, "en"),
        (["check", "--lang", "zh"], {"GONGKAI_LANG": "en"}, "zh"),
        (["check", "--", "--lang", "en"], {}, "zh"),
        (["check", "--lang"], {}, "zh"),
        (["check", "--lang", "fr"], {"GONGKAI_LANG": "fr"}, "zh"),
        (["check"], {"LANG": "en_US.UTF-8"}, "zh"),
    ],
)
def test_the_option_comes_before_the_environment_and_chinese_is_the_default(
    arguments: list[str], environment: dict[str, str], language: str
):
    assert chosen(arguments, environment) == language
