"""How well it goes: figures, quality, planning, health."""
