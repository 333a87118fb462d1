"""Speech: texts become prompts that callers can hear; uploaded recordings become what the switch can play."""
