"""Pure flow steps."""
