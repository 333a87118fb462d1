"""The kinds of nodes a flow is made of; each is a value that knows what its caller hears and where it leads."""
