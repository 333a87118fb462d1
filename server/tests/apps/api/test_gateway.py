"""The live socket's promise: the snapshot and the events after it make the snapshot one would get now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringhall.apps.api.gateway import COALESCE_MS, STREAM_KEPT_MS
from ringhall.apps.api.streams import COME_AGAIN, QUEUE_MAX, TOO_SLOW, Connection
from ringhall.company.access.types import User
from tests.support.wallboard import ACTIONS, ANN, SUE, Wallboard, act

pytestmark = pytest.mark.property

STORY = st.lists(st.tuples(st.sampled_from((*ACTIONS, "join", "resume")), st.integers(0, 40)), max_size=60)


@settings(max_examples=150, deadline=None)
@given(STORY)
def test_snapshot_and_events_are_the_snapshot_of_later(story: list[tuple[str, int]]) -> None:
    board = Wallboard()
    pages = [board.page(SUE), board.page(ANN)]
    for action, which in story:
        if action == "join":
            pages.append(board.page((SUE, ANN)[which % 2]))
        elif action == "resume":
            page = pages[which % len(pages)].read()
            board.gateway.leave(page.connection)
            page.connection = Connection(f"again-{which}-{len(pages)}", page.connection.user)
            board.gateway.join(page.connection, page.cursor)
        else:
            act(board, action, which)
    board.clock.advance(COALESCE_MS)
    for page in pages:
        if page.connection.closing is None:
            assert page.read().state == board.now_shown(page.connection.user)


def test_who_comes_back_soon_gets_only_what_they_missed() -> None:
    board = Wallboard()
    page = board.page(SUE).read()
    board.gateway.leave(page.connection)
    board.small.caller()
    board.clock.advance(COALESCE_MS)
    again = board.page(SUE, page.cursor)
    again.cursor, again.state = page.cursor, page.state
    assert again.read().kinds[0] == "resumed"
    assert "snapshot" not in again.kinds
    assert again.state == board.now_shown(SUE)


@pytest.mark.parametrize("cursor", [0, 17, 2**53])
def test_a_cursor_of_another_run_gets_a_snapshot(cursor: int) -> None:
    assert Wallboard().page(SUE, cursor).read().kinds == ["snapshot"]


def test_who_comes_back_late_gets_a_snapshot() -> None:
    board = Wallboard()
    page = board.page(SUE).read()
    board.gateway.leave(page.connection)
    board.clock.advance(STREAM_KEPT_MS + 1)
    assert board.page(SUE, page.cursor).read().kinds == ["snapshot"]


def test_a_storm_is_one_event_per_entity_and_beat() -> None:
    board = Wallboard()
    page = board.page(SUE).read()
    for _ in range(200):
        board.small.sets("ann", "ready")
        board.small.sets("ann", "not_ready", "break")
    board.clock.advance(COALESCE_MS)
    page.read()
    assert page.kinds == ["snapshot", "events"]
    assert page.state["agents"]["ann"]["reason"] == "break"


def test_a_page_that_does_not_read_is_closed_and_disturbs_nobody() -> None:
    board = Wallboard()
    slow, quick = board.page(SUE), board.page(SUE)
    for n in range(QUEUE_MAX + 10):
        board.alarms.raise_("disk", "watch", f"{n} MB left")
        quick.read()
    assert slow.connection.closing == TOO_SLOW
    assert slow.connection.frames.qsize() == 1
    assert quick.connection.closing is None


def test_an_agent_sees_their_own_contact_and_no_others() -> None:
    board = Wallboard()
    board.small.sets("bob", "ready")
    page = board.page(ANN)
    board.small.caller()
    board.clock.advance(COALESCE_MS)
    assert page.read().state["contacts"] == {}
    assert set(page.state["agents"]) == {"ann"}
    board.small.sets("ann", "ready")
    board.small.declines("bob")
    board.clock.advance(COALESCE_MS)
    [contact] = page.read().state["contacts"].values()
    assert (contact["state"], contact["agent_id"]) == ("offered", "ann")
    board.small.hangs_up(contact["id"], "abandoned")
    board.clock.advance(COALESCE_MS)
    assert page.read().state["contacts"] == {}


def test_new_rights_close_the_old_pages_and_a_new_language_does_not() -> None:
    board = Wallboard()
    page = board.page(ANN)
    board.page(User("u-ann", "ann", "Ann", ("agent",), "ann", "da"))
    assert page.connection.closing is None
    board.page(User("u-ann", "ann", "Ann", ("agent", "supervisor"), "ann", "da"))
    assert page.connection.closing == COME_AGAIN


def test_the_newest_tab_holds_the_phone() -> None:
    board = Wallboard()
    old, new = board.page(ANN), board.page(ANN)
    board.gateway.phones.said(old.connection, "tab-1", registered=True)
    board.gateway.phones.said(new.connection, "tab-2", registered=True)
    assert old.read().kinds[-1] == "phone_moved"
    assert "phone_moved" not in new.read().kinds
    board.gateway.leave(old.connection)
    assert board.voice.phones == {"ann": "browser"}
    board.gateway.leave(new.connection)
    assert board.voice.phones == {}
    assert board.voice.told[-1] == ("phone_gone", "ann", "tab-2")


def test_at_midnight_todays_figures_begin_anew() -> None:
    board = Wallboard()
    page = board.page(SUE)
    contact_id = board.small.caller()
    board.small.hangs_up(contact_id, "abandoned")
    board.clock.advance(COALESCE_MS)
    assert page.read().state["queues"]["sales"]["today"]["offered"] == 1
    board.clock.advance(board.parts.day.until - board.clock.now() + COALESCE_MS)
    assert page.read().state["queues"]["sales"]["today"]["offered"] == 0
