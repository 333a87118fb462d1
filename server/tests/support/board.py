"""Reads the board's rows, and notes when they change."""

from datetime import datetime
from typing import Any

from playwright.async_api import expect

from tests.support.windows import Window

# Every row of the queues' table and every tile of an agent, each time its text becomes another.
_NOTES = """
() => {
  const last = new Map();
  window.boardNotes = [];
  const note = () => {
    for (const row of document.querySelectorAll('table[aria-label="Queues"] tbody tr, ul[aria-label="Agents"] li')) {
      const text = (row.cells ? [...row.cells].map((cell) => cell.innerText.trim()).join('|') : row.innerText);
      const key = text.split(/[|\\n]/)[0];
      if (last.get(key) === text) continue;
      last.set(key, text);
      window.boardNotes.push([Date.now(), text]);
    }
  };
  new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
  note();
}
"""


class Board:
    """The board in a window."""

    def __init__(self, window: Window) -> None:
        self.window = window

    async def watch(self) -> None:
        """From now on note what changes, with the time at which it was drawn."""
        await expect(self.window.page.get_by_role("table", name="Queues")).to_be_visible()
        await self.window.page.evaluate(_NOTES)

    async def row(self, queue: str) -> dict[str, str]:
        """The row of a queue by the heads of its columns."""
        table = self.window.page.get_by_role("table", name="Queues")
        heads = await table.get_by_role("columnheader").all_inner_texts()
        cells = await table.get_by_role("row", name=queue).first.get_by_role("cell").all_inner_texts()
        return dict(zip(heads, (cell.strip() for cell in cells), strict=True))

    async def seconds_until(self, moment: str, begins: str, holds: str = "") -> float:
        """How long after this moment a row or tile was drawn that begins so and holds this text."""
        since = datetime.fromisoformat(moment).timestamp() * 1000
        drawn = await self.window.page.evaluate_handle(
            """async ([since, begins, holds]) => {
              for (let turn = 0; turn < 100; turn++) {
                const found = window.boardNotes.find(([at, text]) =>
                  at >= since && text.startsWith(begins) && text.includes(holds));
                if (found) return found[0];
                await new Promise((done) => setTimeout(done, 50));
              }
              return Infinity;
            }""",
            [since, begins, holds],
        )
        at: Any = await drawn.json_value()
        return float(at - since) / 1000
