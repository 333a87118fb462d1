"""The public network and its people, played on a second Asterisk."""
