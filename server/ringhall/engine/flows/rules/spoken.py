"""Which texts a flow will speak, so that they can be spoken ahead of time."""

from ringhall.engine.flows.document import Flow
from ringhall.engine.flows.prompts import Part, fields_of


def spoken_texts(flow: Flow, languages: tuple[str, ...] = ("en",)) -> list[tuple[str, str]]:
    """All (text, language) without variables, in every wording there is, each once.

    A text that is the same in all languages is wanted in the language of its node, else in `languages`.
    """
    found: dict[tuple[str, str], None] = {}
    for node in flow.nodes.values():
        for path, prompt in node.prompts():
            language = node.spoken_in(path)
            for part in prompt:
                found |= dict.fromkeys(wordings(part, (language,) if language else languages))
    return list(found)


def wordings(part: Part, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """All (text, language) of a part that can be spoken ahead of time."""
    if isinstance(part.text, str):
        pairs = [(part.text.strip(), language) for language in languages]
    else:
        pairs = [(text.strip(), language) for language, text in part.text.items()]
    return [(text, language) for text, language in pairs if text and not fields_of(text)]
