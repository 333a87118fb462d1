"""The embedded Asterisk: found or unpacked, configured, started, watched, stopped."""
