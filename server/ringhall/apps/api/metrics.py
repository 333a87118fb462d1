"""Figures about the program itself, for Prometheus. Durations are seconds."""

import asyncio
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Gauge, Histogram

from ringhall.apps.api.gateway import Gateway
from ringhall.apps.api.parts import CentreParts

LAG_EVERY_SECONDS = 0.5
SWITCH_TRAFFIC = {
    "events": "Events heard from the switch since the link was started",
    "event_bytes": "Bytes of those events",
    "answers": "Answers of the switch to our requests",
    "answer_bytes": "Bytes of those answers",
}
LATENCIES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What Prometheus reads; gauges are asked for when it comes."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.loop_lag_seconds = self._latency("ringhall_event_loop_lag_seconds", "How late timers of the loop run")
        self._contacts = self._gauge("ringhall_contacts", "Contacts that are not closed")
        self._waiting = self._gauge("ringhall_contacts_waiting", "Contacts that wait for an agent")
        self._pages = self._gauge("ringhall_pages", "Open live sockets")
        self._alarms = self._gauge("ringhall_alarms", "Alarms that stand")
        self._lag_timer: asyncio.TimerHandle | None = None

    def watch(self, centre: CentreParts, gateway: Gateway) -> None:
        """Read the gauges from this centre."""
        self._contacts.set_function(lambda: len(centre.contacts.live.by_id))
        self._waiting.set_function(lambda: len(centre.routing.live.floor.waiting))
        self._pages.set_function(lambda: gateway.connections)
        self._alarms.set_function(lambda: len(centre.alarms.standing()))

    def watch_switch(self, traffic: Callable[[], object]) -> None:
        """Read from here what the switch's link has carried."""
        for name, words in SWITCH_TRAFFIC.items():
            gauge = self._gauge(f"ringhall_switch_{name}", words)
            gauge.set_function(lambda name=name: getattr(traffic(), name))  # type: ignore[misc]

    def start(self) -> None:
        """Measure the event loop's lag from now on."""
        loop = asyncio.get_running_loop()
        due = loop.time() + LAG_EVERY_SECONDS
        self._lag_timer = loop.call_at(due, self._measure, due)

    def stop(self) -> None:
        """No more measuring."""
        if self._lag_timer is not None:
            self._lag_timer.cancel()

    def _measure(self, due: float) -> None:
        self.loop_lag_seconds.observe(max(0.0, asyncio.get_running_loop().time() - due))
        self.start()

    def _latency(self, name: str, words: str) -> Histogram:
        return Histogram(name, words, registry=self.registry, buckets=LATENCIES)

    def _gauge(self, name: str, words: str) -> Gauge:
        return Gauge(name, words, registry=self.registry)
