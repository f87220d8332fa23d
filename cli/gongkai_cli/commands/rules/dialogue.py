"""Asks for what the command line did not say, where somebody is there to answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import click

from gongkai.model.message import Language, message, render
from gongkai_cli.commands.values import known
from gongkai_cli.language import words


@dataclass(frozen=True, slots=True)
class Dialogue:
    """``present``: there is a person at the terminal. Otherwise what has no default and was not
    given is a usage error that names the option."""

    language: Language
    present: bool

    def text(self, option: str, given: str | None, default: str | None = None) -> str:
        """The value of an option; the question is ``view.ask.<option>``."""
        if given is not None:
            return given
        if self.present:
            question = words(f"ask.{option}", self.language)
            said: str = click.prompt(question, default=default, err=True)
            return said.strip()
        if default is None:
            flag = f"--{option.replace('_', '-')}"
            raise click.UsageError(words("wrong.not_told", self.language, option=flag))
        return default

    def choice(
        self,
        option: str,
        given: str | None,
        valid: Iterable[tuple[str, object]],
        default: str | None = None,
    ) -> str:
        """One of these words, each shown with what it means; asked again until it is."""
        choices = list(valid)
        names = [name for name, _ in choices]
        if given is None and self.present:
            width = max(map(len, names)) + 2
            for name, meaning in choices:
                click.echo(f"  {name:<{width}}{render(meaning, self.language)}", err=True)
        return self._until_right(
            lambda word: known(self.text(option, word, default), names, option, self.language),
            given,
        )

    def several(self, option: str, given: Sequence[str], question: str) -> list[str]:
        """One answer after the other, up to an empty one."""
        answers = list(given)
        if answers or not self.present:
            return answers
        while True:
            said: str = click.prompt(question, default="", show_default=False, err=True)
            if said.strip():
                answers.append(said.strip())
            elif answers:
                return answers
            question = words(f"ask.{option}_more", self.language)

    def agreed(self, option: str) -> bool:
        """Yes where nobody is there to be asked."""
        return not self.present or click.confirm(
            words(f"ask.{option}", self.language), default=True, err=True
        )

    def tell(self, key: str, **values: object) -> None:
        """A line to the person."""
        if self.present:
            click.echo(render(message(f"view.{key}", **values), self.language), err=True)

    def _until_right(self, ask: Callable[[str | None], str], given: str | None) -> str:
        while True:
            try:
                return ask(given)
            except click.UsageError as error:
                if not self.present or given is not None:
                    raise
                click.echo(error.format_message(), err=True)
