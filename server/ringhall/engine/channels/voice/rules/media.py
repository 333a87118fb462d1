"""What the switch should be doing is a function of the contact's story; commands are the difference.

The same two functions serve every step of a live call and the return after a crash, when what the switch
really does (its snapshot) takes the place of what was last asked for.
"""

from collections.abc import Iterator

import msgspec

from ringhall.contact.state import Contact, Party
from ringhall.engine.channels.voice.rules.bridges import BridgeKind, bridge_id, kind_wanted, members_wanted
from ringhall.engine.flows.ports import Sound
from ringhall.engine.telephony import ports as ask
from ringhall.engine.waiting.rules.turn import MUSIC_ROUNDS
from ringhall.engine.waiting.state import Place, place_of
from ringhall.foundation.turn import Turn


class Sounding(msgspec.Struct, frozen=True, kw_only=True):
    """What one leg hears from us while it waits, `rounds` times over."""

    leg_id: str
    playback_id: str
    parts: tuple[Sound, ...]
    language: str
    rounds: int = 1


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the switch for one contact: legs alive, who is joined, who hears `tune` or is told something."""

    answered: bool = False
    legs: tuple[str, ...] = ()
    bridge: BridgeKind | None = None
    bridged: tuple[str, ...] = ()
    music: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    ringing: tuple[str, ...] = ()
    tune: str = "default"
    sounding: Sounding | None = None

    def without(self, leg_id: str) -> "Media":
        """The same after the leg has gone by itself."""
        return Media(
            answered=self.answered,
            legs=_less(self.legs, leg_id),
            bridge=self.bridge,
            bridged=_less(self.bridged, leg_id),
            music=_less(self.music, leg_id),
            muted=_less(self.muted, leg_id),
            ringing=_less(self.ringing, leg_id),
            tune=self.tune,
            sounding=self.sounding if self.sounding and self.sounding.leg_id != leg_id else None,
        )


def _less(legs: tuple[str, ...], leg_id: str) -> tuple[str, ...]:
    return tuple(leg for leg in legs if leg != leg_id)


NOTHING = Media()


def wanted(contact: Contact) -> Media:
    """What the switch should do for this contact as it stands."""
    if contact.state in ("wrap_up", "closed"):
        return NOTHING
    customer, here = contact.customer_party, staying(contact)
    listens = customer if customer is not None and customer.state == "up" else None
    place = place_of(contact) if listens else None
    sounding = _sounding(contact, place, listens.id) if listens and place else None
    bridged = members_wanted(contact, here)
    waiting = [listens.id] if listens and sounding is None and _hears_music(contact, bridged) else []
    waiting += [p.id for p in here if p.held and p.state == "up" and contact.state == "connected"]
    return Media(
        answered=contact.state != "arrived" and contact.arrived_party is not None,
        legs=tuple([p.id for p in here]),
        bridge=kind_wanted(contact),
        bridged=bridged,
        music=tuple(waiting),
        muted=tuple([p.id for p in here if p.muted and p.state == "up"]),
        ringing=_hear_ringing(contact, customer),
        tune=place.tune if place else "default",
        sounding=sounding,
    )


def _sounding(contact: Contact, place: Place, leg_id: str) -> Sounding | None:
    saying = place.saying
    if saying is None:
        return None
    return Sounding(
        leg_id=leg_id,
        playback_id=playback_id(contact.id, saying.id),
        parts=saying.sounds,
        language=place.language,
        rounds=MUSIC_ROUNDS if saying.what == "music" else 1,
    )


def playback_id(contact_id: str, said_id: int) -> str:
    """What the switch calls something that is said in a queue; flows' prompts have bare numbers."""
    return f"{contact_id}.w{said_id}"


def reminder_id(contact_id: str, n: int) -> str:
    """What the switch calls the tone by which an agent is reminded of a customer on hold."""
    return f"{contact_id}.h{n}"


def is_reminder(playback: str) -> bool:
    """Whether `reminder_id` made it: nothing follows from its end."""
    return _numbered("h", playback) is not None


def said_id(playback: str) -> int | None:
    """The number `playback_id` was made of; None for other playbacks."""
    return _numbered("w", playback)


def _numbered(mark: str, playback: str) -> int | None:
    """The number behind the mark at the playback's end; None where another made it."""
    end = playback.rpartition(".")[2]
    number = end.removeprefix(mark)
    return int(number) if end.startswith(mark) and number.isdigit() else None


def staying(contact: Contact) -> list[Party]:
    """Whoever is there stays, but for a seat that rings for an offer that is over."""
    return [p for p in contact.present() if not _rings_for_offer(p) or contact.offer_of(p.token) is not None]


def _rings_for_offer(party: Party) -> bool:
    return party.purpose == "offer" and party.state == "dialling"


def _hear_ringing(contact: Contact, customer: Party | None) -> tuple[str, ...]:
    """Whoever calls somebody, calls them back, or is put through by a flow, hears it ring."""
    if customer is not None and customer.state == "dialling" and (agent := contact.agent_party) is not None:
        return (agent.id,)
    if contact.state not in ("arrived", "in_flow"):
        return ()
    here = contact.present()
    calls = next((p for p in here if p.state == "up"), None)
    rings = any(p.state == "dialling" and p is not calls for p in here)
    return (calls.id,) if calls is not None and rings else ()


def _hears_music(contact: Contact, bridged: tuple[str, ...]) -> bool:
    if contact.state in ("queued", "offered"):
        return True
    return contact.state == "connected" and (contact.held or not bridged)


def commands(contact_id: str, was: Media, want: Media, arrived_leg: str | None) -> Iterator[ask.Command | Sounding]:
    """The way from one state of the switch to another, in an order that doubles no sound and drops no party.

    A `Sounding` among them is to be played once its parts are files.
    """
    living = set(want.legs)
    if want.answered and not was.answered and arrived_leg in living:
        yield ask.Answer(leg_id=arrived_leg or "")
    if was.sounding and was.sounding != want.sounding and was.sounding.leg_id in living:
        yield ask.StopPlay(leg_id=was.sounding.leg_id, playback_id=was.sounding.playback_id)
    for leg in was.music:
        # Music that is left on goes on playing inside a bridge, so it ends first.
        if (leg not in want.music or was.tune != want.tune) and leg in living:
            yield ask.StopMusic(leg_id=leg)
    for leg in was.ringing:
        if leg not in want.ringing and leg in living:
            yield ask.StopRing(leg_id=leg)
    yield from _bridging(contact_id, was, want)
    for leg in want.music:
        if leg not in was.music or was.tune != want.tune:
            yield ask.StartMusic(leg_id=leg, music=want.tune)
    if want.sounding and was.sounding != want.sounding:
        yield want.sounding
    for leg in want.ringing:
        if leg not in was.ringing:
            yield ask.Ring(leg_id=leg)
    yield from _muting(was, want, living)
    for leg in was.legs:
        if leg not in living:
            yield ask.HangUp(leg_id=leg)
    if was.bridge and was.bridge != want.bridge:
        yield ask.DestroyBridge(bridge_id=bridge_id(contact_id, was.bridge))


def turn_of(contact: Contact, work: list[ask.Command]) -> Turn:
    """When this is done beside what the same step does for others.

    An agent's phone that is hung up has to be so before it rings again; a customer whose agent has hung up can wait
    until that agent rings for the next one.
    """
    gone = [each.leg_id for each in work if isinstance(each, ask.HangUp)]
    if not gone:
        return Turn.USUAL
    customers = {leg for leg, party in contact.parties.items() if party.role == "customer"}
    if any(leg not in customers for leg in gone):
        return Turn.FIRST
    ends = all(isinstance(each, ask.HangUp | ask.DestroyBridge) for each in work)
    return Turn.LAST if ends else Turn.USUAL


def _bridging(contact_id: str, was: Media, want: Media) -> Iterator[ask.Command]:
    """Whoever goes out goes before anybody comes in."""
    staying = _staying(was, want)
    for leg in was.bridged:
        if was.bridge and leg in want.legs and leg not in staying:
            yield ask.RemoveFromBridge(bridge_id=bridge_id(contact_id, was.bridge), leg_id=leg)
    if want.bridge is None:
        return
    bridge = bridge_id(contact_id, want.bridge)
    if want.bridge != was.bridge:
        yield ask.CreateBridge(bridge_id=bridge, mixing=want.bridge == "mixing")
    for leg in want.bridged:
        if leg not in staying:
            yield ask.AddToBridge(bridge_id=bridge, leg_id=leg)


def _staying(was: Media, want: Media) -> set[str]:
    """Who stays where they are; in a bridge that passes sound on, nobody whose partner is another one now.

    Between two, the switch passes time stamps through. With another partner they would jump back, and a browser
    throws away what seems to be of the past; to one who joins, the switch announces a new source.
    """
    if was.bridge != want.bridge:
        return set()
    paired_anew = len(want.bridged) == 2 and set(was.bridged) != set(want.bridged)
    if want.bridge == "bridge" and paired_anew:
        return set()
    return set(was.bridged) & set(want.bridged)


def _muting(was: Media, want: Media, living: set[str]) -> Iterator[ask.Command]:
    for leg in want.muted:
        if leg not in was.muted:
            yield ask.Mute(leg_id=leg)
    for leg in was.muted:
        if leg not in want.muted and leg in living:
            yield ask.Unmute(leg_id=leg)
