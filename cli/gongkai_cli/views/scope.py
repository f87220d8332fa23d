"""For whom and when a rule speaks, in words."""

from collections.abc import Iterator

from gongkai.model.message import Language, message, render
from gongkai.model.rule import Applies
from gongkai.rulebook.rulebook import EVERY, GOVERNMENT, Rulebook


def scope(applies: Applies, rulebook: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    """Name (``forms``, ``bodies``, ``effective``, ``until``) and wording of what narrows a rule
    down; forms and bodies also where they do not."""

    def say(key: str) -> str:
        return render(message(f"view.card.{key}"), language)

    forms = {form.id: form.title.to(language) for form in rulebook.forms}
    bodies = {kind.id: kind.zh if language == "zh" else kind.en for kind in rulebook.bodies}
    bodies[GOVERNMENT] = say("governments")
    for name, words, wanted in (
        ("forms", forms, applies.forms),
        ("bodies", bodies, applies.bodies),
    ):
        every = EVERY in wanted
        yield (
            name,
            say(f"every_{name}")
            if every
            else render(tuple(words.get(one, one) for one in wanted), language),
        )
    for name, day in (("effective", applies.effective), ("until", applies.until)):
        if day:
            yield name, str(day)
