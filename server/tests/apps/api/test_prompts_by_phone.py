"""Codes with which a prompt is recorded by phone: whose they are, how long they are good, and what comes of them."""

from pathlib import Path

import pytest

from ringhall.apps.centre.phone_takes import CODE_MINUTES, PER_LINE, PhoneTakes
from ringhall.company.access.types import User
from ringhall.engine.channels.voice.ports import Ticket
from ringhall.engine.speech.rules.wav import write_wav
from ringhall.foundation.clock import SimulatedClock
from tests.engine.speech.sounds import sine
from tests.support.api_centre import ApiCentre

pytestmark = pytest.mark.real
PHONE = "phone300"


def takes_of(centre: ApiCentre) -> tuple[PhoneTakes, SimulatedClock]:
    """Another one over the same centre, whose time the test lets pass."""
    clock, parts = SimulatedClock(), centre.parts
    return PhoneTakes(clock, parts.database, parts.users, lambda: parts.prompts), clock  # type: ignore[arg-type,return-value]


async def user(centre: ApiCentre, login: str) -> User:
    async with centre.parts.database.transaction() as transaction:
        return await centre.parts.users.by_login(transaction, login)


def a_take(folder: Path, peak: int = 8_000) -> str:
    """A file of the switch: a second of silence at both ends of a tone."""
    pause = sine(300, 8_000, 1, peak=0)
    file = folder / "prompt-take.wav"
    file.write_bytes(write_wav(pause + sine(700, 8_000, 1, peak=peak) + pause, 8_000))
    return str(file)


async def test_a_code_is_shown_to_who_may_change_prompts_with_what_to_dial(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root, centre.signed_in("sue") as sue:
        answer = await root.post("/api/v1/prompts/welcome/phone_code")
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert (told["inside"], told["outside"]) == ("*12", "+442079460999")
        assert (len(told["digits"]), told["digits"].isdigit()) == (8, True)
        assert (await sue.post("/api/v1/prompts/welcome/phone_code")).status_code == 403
        bad = await root.post("/api/v1/prompts/No%20Name/phone_code")
        assert bad.status_code == 422
        centre.voice.recording_ways = ("", "")
        nobody = await root.post("/api/v1/prompts/welcome/phone_code")
        assert (nobody.status_code, nobody.json()["code"]) == (409, "nobody-records-by-phone")


async def test_what_is_kept_becomes_a_version_of_its_author_and_the_file_goes(
    centre: ApiCentre, tmp_path: Path
) -> None:
    takes, _ = takes_of(centre)
    told: list[Ticket] = []
    takes.on_kept = told.append
    verdict, ticket = await takes.redeem(takes.give(await user(centre, "root"), "welcome.da").digits, PHONE)
    assert verdict == "right"
    assert ticket is not None
    file = a_take(tmp_path)
    assert await takes.keep(ticket, file)
    assert (told, Path(file).exists()) == ([ticket], False)
    async with centre.signed_in("root") as root:
        (version,) = (await root.get("/api/v1/prompts/welcome.da/versions")).json()
        assert (version["author"], version["origin"], version["seconds"] < 1.5) == ("root", "phoned", True)
        (entry,) = (await root.get("/api/v1/audit", params={"subject": "prompt:welcome.da"})).json()
        assert (entry["who"], entry["what"], entry["after"]["origin"]) == ("root", "prompt.added", "phoned")


async def test_a_code_is_good_once_for_some_minutes_and_only_the_newest_of_a_person(centre: ApiCentre) -> None:
    takes, clock = takes_of(centre)
    root = await user(centre, "root")
    code = takes.give(root, "welcome").digits
    assert (await takes.redeem(code, PHONE))[0] == "right"
    assert await takes.redeem(code, PHONE) == ("wrong", None)
    older, newer = takes.give(root, "welcome").digits, takes.give(root, "goodbye").digits
    assert (await takes.redeem(older, PHONE))[0] == "wrong"
    clock.advance(CODE_MINUTES * 60_000)
    assert (await takes.redeem(newer, PHONE))[0] == "wrong"


async def test_a_code_of_somebody_who_may_not_any_more_is_wrong(centre: ApiCentre, tmp_path: Path) -> None:
    takes, _ = takes_of(centre)
    code = takes.give(await user(centre, "sue"), "welcome").digits
    assert await takes.redeem(code, PHONE) == ("wrong", None)
    gone = Ticket(user_id="nobody", prompt="welcome", language="en")
    file = a_take(tmp_path)
    assert not await takes.keep(gone, file)
    assert not Path(file).exists()


async def test_guessers_have_to_wait_and_the_others_have_not(centre: ApiCentre) -> None:
    takes, clock = takes_of(centre)
    code = takes.give(await user(centre, "root"), "welcome").digits
    wrong = "00000000" if code != "00000000" else "00000001"
    for _ in range(PER_LINE.free):
        assert (await takes.redeem(wrong, "public"))[0] == "wrong"
    assert (await takes.redeem(code, "public"))[0] == "locked"
    assert (await takes.redeem(code, PHONE))[0] == "right"
    clock.advance(PER_LINE.wait_ms_first)
    assert (await takes.redeem(wrong, "public"))[0] == "wrong"


async def test_a_recording_in_which_nothing_is_heard_and_a_lost_file_are_not_kept(
    centre: ApiCentre, tmp_path: Path
) -> None:
    takes, _ = takes_of(centre)
    root = await user(centre, "root")
    ticket = Ticket(user_id=root.id, prompt="welcome", language="en")
    assert not await takes.keep(ticket, a_take(tmp_path, peak=0))
    assert not await takes.keep(ticket, str(tmp_path / "prompt-lost.wav"))
    left = a_take(tmp_path)
    (tmp_path / "c1.m1.wav").touch()
    takes.tidy(tmp_path)
    assert (tmp_path / "c1.m1.wav").exists()
    assert not Path(left).exists()
