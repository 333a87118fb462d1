"""Messages that callers leave: contacts of their own, which wait in mailboxes of queues and of agents."""
