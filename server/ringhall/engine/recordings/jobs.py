"""After a recording has ended: look at the switch's file, keep it as WAV, enter what was found."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from ringhall.engine.recordings import events as e
from ringhall.engine.recordings.files import Kept, RecordingFiles
from ringhall.engine.recordings.live import LiveRecordings, Recording
from ringhall.engine.recordings.rules.wholeness import judge, needs_alarm
from ringhall.foundation.logging import log
from ringhall.foundation.steps import Step, Steps

# The switch closes a file within moments of the leg's end; after these looks (7 s in all) it will not grow any more.
PAUSES_SECONDS = (0.1, 0.2, 0.2, 0.5, 1.0, 1.0, 2.0, 2.0)
CONVERSIONS_AT_ONCE_MAX = 2

RaiseAlarm = Callable[[str, str, dict[str, Any]], None]


class Checker:
    """Checks ended recordings. `raise_alarm(code, text, fields)` is called for what is not whole."""

    def __init__(
        self,
        steps: Steps,
        live: LiveRecordings,
        files: RecordingFiles,
        raise_alarm: RaiseAlarm,
        pauses_seconds: Sequence[float] = PAUSES_SECONDS,
    ) -> None:
        self._steps, self._live, self._files = steps, live, files
        self._raise_alarm = raise_alarm
        self._pauses_seconds = pauses_seconds
        self._conversions = asyncio.Semaphore(CONVERSIONS_AT_ONCE_MAX)

    def restore(self, end_orphans: Callable[[Step], None]) -> None:
        """After a restart, once the stories are read and the switch was compared: take up unfinished work."""
        unfinished = [r for r in self._live.unchecked.values() if r.ended_at is not None]

        def take_up(step: Step) -> None:
            end_orphans(step)
            for recording in unfinished:
                step.after_commit(lambda r=recording: self.check(r.contact_id, r.n))  # type: ignore[misc]

        self._steps.run(take_up)

    async def check(self, contact_id: str, n: int) -> None:
        """Wait until the file stands still, keep it, and enter the result. A checked one is left alone."""
        recording = self._live.unchecked.get((contact_id, n))
        if recording is None or recording.ended_at is None:
            return
        try:
            state, kept = await self._look_and_keep(recording)
        except (OSError, ValueError) as problem:
            log.exception("recording.not_kept", contact_id=contact_id, n=n)
            self._raise_alarm(
                "recording-not-kept",
                f"A recording could not be stored: {problem}. Make room on the disk; the next start tries again.",
                {"contact_id": contact_id, "n": n},
            )
            return
        self._steps.run(lambda step: self._enter(step, recording, state, kept), patient=True)

    async def _look_and_keep(self, recording: Recording) -> tuple[e.CheckedState, Kept | None]:
        found_ms = await self._length_at_rest(recording)
        state = judge(recording.expected_ms, recording.exact, found_ms)
        if state == "missing":
            return state, None
        async with self._conversions:
            return state, await asyncio.to_thread(self._files.keep, recording)

    async def _length_at_rest(self, recording: Recording) -> float:
        """Milliseconds of sound once the file has not grown between two looks and is long enough, or time is up."""
        seen = -1
        for pause in self._pauses_seconds:
            size = self._files.size(recording)
            found_ms = self._files.milliseconds(recording, size)
            at_rest = size == seen and recording.exact
            if at_rest and judge(recording.expected_ms, True, found_ms) == "complete":
                return found_ms
            seen = size
            await asyncio.sleep(pause)
        return self._files.milliseconds(recording, self._files.size(recording))

    def _enter(self, step: Step, recording: Recording, state: e.CheckedState, kept: Kept | None) -> None:
        if (recording.contact_id, recording.n) not in self._live.unchecked:
            return
        checked = step.record(
            e.RecordingChecked(
                contact_id=recording.contact_id,
                n=recording.n,
                state=state,
                bytes=kept.bytes if kept else 0,
                seconds=kept.seconds if kept else 0.0,
                sha256=kept.sha256 if kept else None,
            )
        )
        step.tidy_after_commit(lambda: self._files.forget_raw(recording))
        step.tidy_after_commit(lambda: self._steps.forget(checked.stream))
        if needs_alarm(state, recording.expected_ms):
            step.after_commit(lambda: self._alarm(recording, state, kept))

    def _alarm(self, recording: Recording, state: e.CheckedState, kept: Kept | None) -> None:
        found, expected = kept.seconds if kept else 0.0, recording.expected_ms / 1000
        self._raise_alarm(
            f"recording-{state}",
            f"A recording is {state}: {found:.1f} s of {expected:.1f} s are there. Look at the switch and its disk.",
            {"contact_id": recording.contact_id, "n": recording.n, "seconds": found, "expected_seconds": expected},
        )
