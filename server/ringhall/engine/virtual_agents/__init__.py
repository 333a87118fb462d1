"""Virtual agents: flows that take contacts from queues beside people, and hand over to them."""
