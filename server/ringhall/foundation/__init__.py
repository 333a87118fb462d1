"""Common ground: not one word of a contact centre in here."""
