"""An event of the tests' own, for what is true of any event."""

from ringhall.foundation.events import Event, Recorded

START = 1_750_000_000_123


class NoteWritten(Event, kw_only=True, frozen=True):
    """Somebody wrote a line in a book."""

    book: str
    text: str

    @property
    def stream(self) -> str:
        return f"book:{self.book}"


def a_note(n: int, book: str = "a", text: str = "hello") -> Recorded:
    """The nth note of a book."""
    event = NoteWritten(book=book, text=text)
    return Recorded(event.stream, n, START + n, event)
