"""A small day whose figures were worked out by hand: Sunday 29 March 2026 in Copenhagen, 23 hours long.

Target 20 s, short abandonment below 5 s. At 2:00 the clock is put to 3:00. Times below are those on the wall.

    contact  what happens
    A  28th 23:59:50 sales, rings at ann 23:59:55, answered 0:00:05 (waited 15 s), talk 600 s, wrap-up 30 s
    B  1:50:00 menu 20 s, sales 1:50:20, bob misses it 1:50:25-1:50:45, rings at ann 1:50:45, answered 1:50:50 (30 s);
       hold 1:55:00-1:56:00, ends 3:05:50: 15 minutes after 1:50:50, so talk 840 s, hold 60 s; wrap-up 40 s
    C  10:00:00 menu 30 s, sales 10:00:30, gives up 10:00:34.999: short abandonment (4.999 s)
    D  10:00:00 menu 30 s, sales 10:00:30, gives up 10:00:35: abandonment (exactly 5 s), within the target
    E  10:30:00 sales, gives up after 45 s: abandonment
    F  11:00:00 sales, rings at ann 11:00:02, answered 11:00:20 (exactly 20 s: within), talk 100 s, transferred;
       ann's wrap-up 20 s; billing 11:02:00, rings at bob 11:02:05, answered 11:02:10 (10 s), talk 200 s, wrap-up 15 s
    G  12:00:00 menu 50 s, served itself
    H  12:10:00 menu, hangs up after 7 s
    I  12:59:50 menu 10 s, billing 13:00:00, time-out after 120 s, menu 30 s more, leaves a voicemail
    J  14:00:00 billing, the line is lost after 8 s
    K  23:59:30 sales, rings at ann 23:59:35, answered on the 30th 0:00:10 (40 s), talk 180 s, wrap-up 10 s

Expected of the waits, P50 and P90: B 20 and 45 s, D 10 and 20, E 20 and 40, F 20 and 40 in sales, 5 and 30 in billing.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ringhall.contact import events as c
from ringhall.engine.routing import events as r
from ringhall.foundation.events import Event, Recorded

ZONE = ZoneInfo("Europe/Copenhagen")
NUMBER = "4008000001"

SALES: dict[str, Any] = {
    # B, C, D, E, F, K: A was queued on the 28th and belongs there, K belongs here though it was answered on the 30th.
    "offered": 6,
    "answered": 3,  # B, F, K
    "abandoned": 2,  # D, E
    "short_abandoned": 1,  # C
    "overflowed": 0,
    "failed": 0,
    "call_backs_promised": 0,
    "call_backs_reached": 0,
    "virtual_taken": 0,
    "virtual_completed": 0,
    "virtual_success": None,
    "still_waiting": 0,
    "in_target": 1,  # F, with exactly 20 s
    "abandoned_in_target": 1,  # D
    "short_abandoned_in_target": 1,  # C
    "transfers": 1,  # F
    "expected": 3,  # B, F, and E, who gave up after P90; D gave up before
    "within_p50": 1,  # F, with exactly 20 s
    "within_p90": 2,  # B, F
    "longest_wait_ms": 45_000,  # E
    "wait_ms_answered": 90_000,  # B 30 + F 20 + K 40
    "wait_ms_abandoned": 50_000,  # D 5 + E 45
    "ring_ms": 78_000,  # B 20 at bob + 5 at ann, F 18, K 35
    "talk_ms": 1_120_000,  # B 840 + F 100 + K 180
    "hold_ms": 60_000,  # B
    "wrap_up_ms": 70_000,  # B 40 + F 20 + K 10
    "expected_error_ms": 35_000,  # B 10 + F 0 + E 25
    "service_level": 0.2,  # 1 / (6 - 1)
    "service_level_ended": 0.2,  # 1 / (3 + 2)
    "service_level_answered": 0.333333,  # 1 / 3
    "service_level_abandoned_good": 0.4,  # (1 + 1) / (6 - 1)
    "service_level_late_abandons": 0.25,  # 1 / (3 + 2 - 1)
    "service_level_2": 0.5,  # (1 + 1 + 1) / (3 + 2 + 1)
    "service_level_all": 0.166667,  # 1 / 6
    "abandonment": 0.4,  # 2 / (6 - 1)
    "asa_seconds": 30.0,  # 90 / 3
    "patience_seconds": 25.0,  # 50 / 2
    "talk_seconds": 373.333,  # 1120 / 3
    "hold_seconds": 20.0,  # 60 / 3
    "wrap_up_seconds": 23.333,  # 70 / 3
    "aht_seconds": 416.667,  # (1120 + 60 + 70) / 3
    "expected_within_p50": 0.333333,  # 1 / 3
    "expected_within_p90": 0.666667,  # 2 / 3
    "expected_error_seconds": 11.667,  # 35 / 3
}
BILLING: dict[str, Any] = {
    "offered": 3,  # F by transfer, I, J
    "answered": 1,  # F
    "abandoned": 0,
    "short_abandoned": 0,
    "overflowed": 1,  # I
    "failed": 1,  # J: nobody gave up
    "call_backs_promised": 0,
    "call_backs_reached": 0,
    "virtual_taken": 0,
    "virtual_completed": 0,
    "virtual_success": None,
    "still_waiting": 0,
    "in_target": 1,
    "abandoned_in_target": 0,
    "short_abandoned_in_target": 0,
    "transfers": 0,
    "expected": 1,  # F
    "within_p50": 0,
    "within_p90": 1,
    "longest_wait_ms": 120_000,  # I
    "wait_ms_answered": 10_000,
    "wait_ms_abandoned": 0,
    "ring_ms": 5_000,
    "talk_ms": 200_000,
    "hold_ms": 0,
    "wrap_up_ms": 15_000,
    "expected_error_ms": 5_000,
    "service_level": 0.333333,  # 1 / 3
    "service_level_ended": 1.0,
    "service_level_answered": 1.0,
    "service_level_abandoned_good": 0.333333,
    "service_level_late_abandons": 1.0,
    "service_level_2": 1.0,
    "service_level_all": 0.333333,
    "abandonment": 0.0,
    "asa_seconds": 10.0,
    "patience_seconds": None,  # nobody abandoned: nothing to divide by
    "talk_seconds": 200.0,
    "hold_seconds": 0.0,
    "wrap_up_seconds": 15.0,
    "aht_seconds": 215.0,
    "expected_within_p50": 0.0,
    "expected_within_p90": 1.0,
    "expected_error_seconds": 5.0,
}
BOTH: dict[str, Any] = {
    # Counts and times are those of sales and billing added up; the longest wait is the longer; shares come anew.
    **{name: SALES[name] + BILLING[name] for name in SALES if name.endswith("_ms") or isinstance(SALES[name], int)},
    **{
        f"{name}_ms_{of}": SALES[f"{name}_ms_{of}"] + BILLING[f"{name}_ms_{of}"]
        for name, of in (("wait", "answered"), ("wait", "abandoned"))
    },
    "longest_wait_ms": 120_000,
    "virtual_success": None,
    "service_level": 0.25,  # 2 / (9 - 1)
    "service_level_ended": 0.333333,  # 2 / (4 + 2)
    "service_level_answered": 0.5,  # 2 / 4
    "service_level_abandoned_good": 0.375,  # (2 + 1) / (9 - 1)
    "service_level_late_abandons": 0.4,  # 2 / (4 + 2 - 1)
    "service_level_2": 0.571429,  # (2 + 1 + 1) / (4 + 2 + 1)
    "service_level_all": 0.222222,  # 2 / 9
    "abandonment": 0.25,  # 2 / (9 - 1)
    "asa_seconds": 25.0,  # 100 / 4
    "patience_seconds": 25.0,  # 50 / 2
    "talk_seconds": 330.0,  # 1320 / 4
    "hold_seconds": 15.0,  # 60 / 4
    "wrap_up_seconds": 21.25,  # 85 / 4
    "aht_seconds": 366.25,  # (1320 + 60 + 85) / 4
    "expected_within_p50": 0.25,  # 1 / 4
    "expected_within_p90": 0.75,  # 3 / 4
    "expected_error_seconds": 10.0,  # 40 / 4
}
OFFERED_BY_HOUR = {"01": 1, "10": 3, "11": 2, "13": 1, "14": 1, "23": 1}
"""B · C, D, E · F twice · I · J · K; there is no hour 02."""

TOGETHER: dict[str, Any] = {
    # 1690/79200 and 215/50400: (0.0213384 + 0.0042659)^2 / (2 x (0.0213384^2 + 0.0042659^2)) = 0.00065558 / 0.00094705
    "occupancy_fairness": 0.692233,
    # 3 and 1 contacts in 79200 and 50400 s: 0.13636 and 0.07143 an hour; 0.2077922^2 / (2 x (0.0185950 + 0.0051020))
    "contacts_fairness": 0.911032,
}
"""Ann and Bob together: Jain's index of their occupancies, and of their contacts an hour."""
ALONE: dict[str, Any] = dict.fromkeys(TOGETHER)
"""Of one agent nothing can be said."""

ANN: dict[str, Any] = {
    "offers": 3,  # B, F, K; A rang on the 28th
    "accepted": 3,
    "declined": 0,
    "missed": 0,
    "handled": 3,  # A from 0:00:05, B, F; K begins on the 30th
    "passed_on": 1,  # F
    "signed_in_ms": 82_800_000,  # the whole day: 23 hours
    "ringing_ms": 53_000,  # A from midnight 5, B 5, F 18, K until midnight 25
    "talking_ms": 1_540_000,  # A 600, B 840, F 100
    "holding_ms": 60_000,  # B
    "after_ms": 90_000,  # A 30, B 40, F 20
    "not_ready_ms": 3_600_000,  # lunch from 8 to 9
    "ready_ms": 77_457_000,  # 82800 - 53 - 1540 - 60 - 90 - 3600
    "occupancy": 0.021338,  # 1690 / (82800 - 3600)
    "handle_seconds": 563.333,  # (1540 + 60 + 90) / 3
    "acceptance": 1.0,
    **TOGETHER,
    "reasons": {"lunch": 3_600_000},
}
BOB: dict[str, Any] = {
    "offers": 2,  # B, F
    "accepted": 1,
    "declined": 0,
    "missed": 1,  # B
    "handled": 1,
    "passed_on": 0,
    "signed_in_ms": 54_000_000,  # to 16:00 on the wall: 15 hours
    "ringing_ms": 25_000,  # B 20, F 5
    "talking_ms": 200_000,
    "holding_ms": 0,
    "after_ms": 15_000,
    "not_ready_ms": 3_600_000,  # break from 15 to 16
    "ready_ms": 50_160_000,  # 54000 - 25 - 200 - 15 - 3600
    "occupancy": 0.004266,  # 215 / (54000 - 3600)
    "handle_seconds": 215.0,
    "acceptance": 0.5,
    **TOGETHER,
    "reasons": {"break": 3_600_000},
}
MAIN_NUMBER: dict[str, Any] = {
    "arrived": 10,  # B to K
    "arrived_answered": 3,  # B, F, K
    "arrived_abandoned": 2,  # D, E
    "arrived_short_abandoned": 1,  # C
    "left_in_menu": 1,  # H
    "self_served": 1,  # G
    "voicemails": 1,  # I
    "call_backs": 0,
    "arrived_not_reached": 0,
    "passed_outside": 0,
    "arrived_overflowed": 0,
    "rejected": 0,
    "broken": 1,  # J
    "in_progress": 0,
    "reached_queue": 8,  # all but G and H
    "in_flow": 6,  # B, C, D, G, H, I
    "ivr_ms": 177_000,  # 20 + 30 + 30 + 50 + 7 + (10 + 30)
    "ivr_seconds": 29.5,  # 177 / 6
    "self_service": 0.1,
    "answered_share": 0.3,
}
AUTUMN = {"02+02:00": 1, "02+01:00": 1}
"""25 October 2026: the hour from 2 to 3 comes twice, with a contact in each; L talks from the first into the second."""
L_TALK_MS = 1_200_000


def at(text: str, day: str = "2026-03-29", fold: int = 0) -> int:
    """The moment on the wall in Copenhagen, in milliseconds UTC."""
    return round(datetime.fromisoformat(f"{day}T{text}").replace(tzinfo=ZONE, fold=fold).timestamp() * 1000)


class _Telling:
    """Collects what happens and numbers it."""

    def __init__(self) -> None:
        self.happened: list[tuple[int, int, Event]] = []

    def tell(self, when: int, event: Event) -> None:
        self.happened.append((when, len(self.happened), event))

    def stories(self) -> list[Recorded]:
        numbers: dict[str, int] = {}
        told = []
        for when, _, event in sorted(self.happened, key=lambda each: each[:2]):
            numbers[event.stream] = numbers.get(event.stream, 0) + 1
            told.append(Recorded(event.stream, numbers[event.stream], when, event))
        return told


class _Contact:
    """Tells the story of one contact, and what it means for the agents."""

    def __init__(self, day: _Telling, name: str, number: int, when: int) -> None:
        self.day, self.id, self.queue = day, name, ""
        arrived = c.ContactArrived(
            contact_id=name, number=number, channel="voice", direction="inbound", dialled=NUMBER, address="+4512345678"
        )
        day.tell(when, arrived)

    def menu(self, when: int) -> "_Contact":
        self.day.tell(when, c.FlowEntered(contact_id=self.id, flow_id="welcome", version=1))
        return self

    def queued(self, queue_id: str, when: int, since: int | None = None) -> "_Contact":
        self.queue = queue_id
        since = when if since is None else since
        self.day.tell(when, c.ContactQueued(contact_id=self.id, queue_id=queue_id, waiting_since=since))
        return self

    def expects(self, p50: int, p90: int, when: int) -> "_Contact":
        """So many seconds of wait from now on."""
        told = c.WaitExpected(contact_id=self.id, queue_id=self.queue, p50_ms=p50 * 1000, p90_ms=p90 * 1000)
        self.day.tell(when, told)
        return self

    def rings(self, agent: str, when: int) -> "_Contact":
        offered = c.ContactOffered(
            contact_id=self.id, token=f"{self.id}{when}", agent_id=agent, queue_id=self.queue, ring_until=0, decision={}
        )
        self.day.tell(when, offered)
        self.day.tell(
            when,
            r.AgentReserved(agent_id=agent, contact_id=self.id, token=offered.token, queue_id=self.queue, until=None),
        )
        return self

    def missed(self, agent: str, when: int) -> "_Contact":
        self.day.tell(when, c.OfferEnded(contact_id=self.id, token="", agent_id=agent, outcome="timed_out"))
        self.day.tell(when, r.AgentReleased(agent_id=agent, contact_id=self.id, token="", reason="timed_out"))
        return self

    def answered(self, agent: str, when: int) -> "_Contact":
        self.day.tell(when, c.OfferEnded(contact_id=self.id, token="", agent_id=agent, outcome="accepted"))
        self.day.tell(when, c.ContactConnected(contact_id=self.id, agent_id=agent, queue_id=self.queue))
        self.day.tell(when, r.AgentTalking(agent_id=agent, contact_id=self.id, queue_id=self.queue))
        return self

    def held(self, agent: str, when: int, until: int) -> "_Contact":
        self.day.tell(when, c.ContactHeld(contact_id=self.id, by_agent_id=agent))
        self.day.tell(when, r.AgentHolding(agent_id=agent, contact_id=self.id))
        self.day.tell(until, c.ContactRetrieved(contact_id=self.id, by_agent_id=agent))
        self.day.tell(until, r.AgentTalking(agent_id=agent, contact_id=self.id))
        return self

    def left(self, agent: str, when: int, wrapped: int, reason: Any = "ended") -> "_Contact":
        self.day.tell(when, c.AgentLeft(contact_id=self.id, agent_id=agent, reason=reason))
        self.day.tell(
            when, r.AgentWrapUpStarted(agent_id=agent, contact_id=self.id, queue_id=self.queue, until=wrapped)
        )
        self.day.tell(wrapped, c.WrapUpFinished(contact_id=self.id, agent_id=agent))
        self.day.tell(wrapped, r.AgentWrapUpEnded(agent_id=agent, contact_id=self.id, by="agent"))
        return self

    def leaves_queue(self, when: int, reason: Any) -> "_Contact":
        self.day.tell(when, c.QueueLeft(contact_id=self.id, queue_id=self.queue, reason=reason))
        return self

    def ends(self, outcome: c.Outcome, when: int, closed: int | None = None) -> None:
        self.day.tell(when, c.ContactEnded(contact_id=self.id, outcome=outcome, by="customer"))
        self.day.tell(closed or when, c.ContactClosed(contact_id=self.id, outcome=outcome))


def golden_stories() -> list[Recorded]:
    """All stories of the table above, in their order."""
    day = _Telling()
    _presences(day)
    eve, next_day = "2026-03-28", "2026-03-30"
    a = _Contact(day, "A", 1, at("23:59:50", eve)).queued("sales", at("23:59:50", eve))
    a.rings("ann", at("23:59:55", eve)).answered("ann", at("00:00:05"))
    a.left("ann", at("00:10:05"), at("00:10:35")).ends("answered", at("00:10:05"), at("00:10:35"))
    b = _Contact(day, "B", 2, at("01:50:00")).menu(at("01:50:00")).queued("sales", at("01:50:20"))
    b.expects(20, 45, at("01:50:20"))
    b.rings("bob", at("01:50:25")).missed("bob", at("01:50:45"))
    b.queued("sales", at("01:50:45"), since=at("01:50:20")).rings("ann", at("01:50:45"))
    b.answered("ann", at("01:50:50")).held("ann", at("01:55:00"), at("01:56:00"))
    b.left("ann", at("03:05:50"), at("03:06:30")).ends("answered", at("03:05:50"), at("03:06:30"))
    for name, number, gone, outcome in (("C", 3, "10:00:34.999", "short_abandoned"), ("D", 4, "10:00:35", "abandoned")):
        each = _Contact(day, name, number, at("10:00:00")).menu(at("10:00:00")).queued("sales", at("10:00:30"))
        if name == "D":
            each.expects(10, 20, at("10:00:30"))
        each.leaves_queue(at(gone), "abandoned").ends(outcome, at(gone))  # type: ignore[arg-type]
    e = _Contact(day, "E", 5, at("10:30:00")).queued("sales", at("10:30:00"))
    e.expects(20, 40, at("10:30:00")).leaves_queue(at("10:30:45"), "abandoned").ends("abandoned", at("10:30:45"))
    f = _Contact(day, "F", 6, at("11:00:00")).queued("sales", at("11:00:00"))
    f.expects(20, 40, at("11:00:00")).rings("ann", at("11:00:02"))
    f.answered("ann", at("11:00:20")).left("ann", at("11:02:00"), at("11:02:20"), "transferred")
    f.queued("billing", at("11:02:00")).expects(5, 30, at("11:02:00"))
    f.rings("bob", at("11:02:05")).answered("bob", at("11:02:10"))
    f.left("bob", at("11:05:30"), at("11:05:45")).ends("answered", at("11:05:30"), at("11:05:45"))
    _Contact(day, "G", 7, at("12:00:00")).menu(at("12:00:00")).ends("self_served", at("12:00:50"))
    _Contact(day, "H", 8, at("12:10:00")).menu(at("12:10:00")).ends("abandoned", at("12:10:07"))
    i = _Contact(day, "I", 9, at("12:59:50")).menu(at("12:59:50")).queued("billing", at("13:00:00"))
    i.leaves_queue(at("13:02:00"), "timeout").ends("voicemail", at("13:02:30"))
    j = _Contact(day, "J", 10, at("14:00:00")).queued("billing", at("14:00:00"))
    j.leaves_queue(at("14:00:08"), "abandoned").ends("lost", at("14:00:08"))
    k = _Contact(day, "K", 11, at("23:59:30")).queued("sales", at("23:59:30")).rings("ann", at("23:59:35"))
    k.answered("ann", at("00:00:10", next_day)).left("ann", at("00:03:10", next_day), at("00:03:20", next_day))
    k.ends("answered", at("00:03:10", next_day), at("00:03:20", next_day))
    _autumn(day)
    return day.stories()


def _presences(day: _Telling) -> None:
    for agent, state, reason, when in (
        ("ann", "ready", None, at("23:00:00", "2026-03-28")),
        ("bob", "ready", None, at("23:00:00", "2026-03-28")),
        ("ann", "not_ready", "lunch", at("08:00:00")),
        ("ann", "ready", None, at("09:00:00")),
        ("bob", "not_ready", "break", at("15:00:00")),
        ("bob", "offline", None, at("16:00:00")),
        ("ann", "offline", None, at("01:00:00", "2026-03-30")),
    ):
        day.tell(when, r.AgentPresenceSet(agent_id=agent, state=state, reason=reason, by="test"))  # type: ignore[arg-type]


def _autumn(day: _Telling) -> None:
    """L is queued in the first hour from 2 to 3 and talks into the second; M is queued in the second."""
    autumn = "2026-10-25"
    begun, ended = at("02:50:00", autumn, 0), at("02:10:00", autumn, 1)
    first = _Contact(day, "L", 12, begun).queued("sales", begun).rings("ann", begun).answered("ann", begun)
    first.left("ann", ended, ended).ends("answered", ended)
    again = at("02:50:00", autumn, 1)
    second = _Contact(day, "M", 13, again).queued("sales", again)
    second.leaves_queue(again + 10_000, "abandoned").ends("abandoned", again + 10_000)
