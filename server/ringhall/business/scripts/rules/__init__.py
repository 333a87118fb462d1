"""Pure: what a sound script is, and where somebody stands in one."""
