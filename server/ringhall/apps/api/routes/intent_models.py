"""Intent models: how they stand, what they make of a sentence, and what callers said that they did not understand."""

import msgspec

from ringhall.apps.api.guard import Centre, Routes
from ringhall.apps.api.schemas import intent_models as shapes
from ringhall.apps.api.schemas.settings import Key
from ringhall.apps.api.sight import Seen
from ringhall.engine.understanding.ports import Heard
from ringhall.engine.understanding.types import ModelLook

routes = Routes("settings")


@routes.on("GET", "/intent-models/{key}/state", may="settings.read")
async def intent_model_state(centre: Centre, key: Key) -> shapes.IntentModelState:
    """How the model stands, how well it does, and what to mend."""
    async with centre.database.transaction() as transaction:
        return _state(await centre.intent_models.look(transaction, key))


@routes.on("POST", "/intent-models/{key}/try", may="settings.read")
async def try_sentence(centre: Centre, key: Key, body: shapes.TriedSentence) -> shapes.SentenceMeaning:
    """What the trained model makes of a sentence; nothing is kept."""
    async with centre.database.transaction() as transaction:
        await centre.intent_models.look(transaction, key)
    meaning = await centre.intent_models.understand(Heard(key, body.text, body.language))
    guesses = [shapes.IntentGuess(intent=each.intent, confidence=each.confidence) for each in meaning.guesses]
    return shapes.SentenceMeaning(
        known=meaning.known, guesses=guesses, version=meaning.version, spoken=meaning.spoken, answer=meaning.answer
    )


@routes.on("POST", "/intent-models/{key}/train", may="settings.edit")
async def train_again(centre: Centre, key: Key) -> shapes.IntentModelState:
    """Train it once more; the one that answers goes on meanwhile."""
    async with centre.database.transaction() as transaction:
        await centre.intent_models.train(transaction, key)
        return _state(await centre.intent_models.look(transaction, key))


@routes.on("GET", "/intent-models/{key}/unknown", may="settings.edit")
async def unknown_sentences(centre: Centre, sight: Seen, key: Key) -> list[shapes.UnknownSentence]:
    """Sentences of callers of the last 60 days that were met with “I don't know” and are no examples yet."""
    sight.require_everybody()
    async with centre.database.transaction() as transaction:
        found = await centre.intent_models.unknown(transaction, key)
    return [
        shapes.UnknownSentence(text=each.text, language=each.language, last_at=each.last_at, count=each.count)
        for each in found
    ]


def _state(look: ModelLook) -> shapes.IntentModelState:
    state = look.state
    report = shapes.IntentReport.model_validate(msgspec.to_builtins(state.report)) if state.report else None
    return shapes.IntentModelState(
        standing=state.standing,
        since=state.since,
        why=state.why,
        trained_at=state.trained_at,
        version=state.version,
        current=state.current,
        report=report,
        hints=[shapes.IntentHint(code=each.code, intent=each.intent, count=each.count) for each in look.hints],
    )
