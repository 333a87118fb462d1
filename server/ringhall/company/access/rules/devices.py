"""What a browser and its system are called, from what the browser says of itself."""

# The first that is found counts: Edge says that it is Chrome too, and Chrome that it is Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_of(device: str) -> str:
    """The browser's name; empty when it is none we know, such as a program."""
    return next((name for sign, name in BROWSERS if sign in device), "")


def system_of(device: str) -> str:
    """The system's name; empty when it is none we know."""
    return next((name for sign, name in SYSTEMS if sign in device), "")
