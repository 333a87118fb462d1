"""Voice menus: a flow is a document, a pure stepper walks it."""
