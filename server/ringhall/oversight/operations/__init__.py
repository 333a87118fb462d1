"""How the centre itself is: alarms and health."""
