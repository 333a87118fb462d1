"""How a text is understood: pure, with numpy alone."""
