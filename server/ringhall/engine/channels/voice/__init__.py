"""The phone: joins contacts, flows and routing with the switch."""
