"""What can go wrong with intent models."""

from ringhall.foundation.errors import Refusal


class ModelBroken(Refusal):
    """What was stored is no trained model."""

    status = 500
    code = "model-broken"
    text = "The trained model cannot be read. Train it again."


class TrainingFailed(Exception):
    """The worker did not make a model; `code` says why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code, self.detail = code, detail
