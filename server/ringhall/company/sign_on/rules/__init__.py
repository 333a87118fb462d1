"""Pure: what a provider is asked, and whom its answer names."""
