"""Reads the board as a supervisor sees it."""

from playwright.async_api import Locator, expect

from tests.support.windows import Window


class Board:
    """The board in a window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._queues = window.page.get_by_role("table", name="Queues")

    async def is_there(self) -> None:
        """Wait until its rows are drawn."""
        await expect(self._queues.get_by_role("row").nth(1)).to_be_visible()

    def agent(self, name: str) -> Locator:
        """The tile of an agent."""
        return self.window.page.get_by_role("list", name="Agents").get_by_role("listitem").filter(has_text=name)

    async def row(self, queue: str) -> dict[str, str]:
        """The row of a queue by the heads of its columns."""
        heads = await self._queues.get_by_role("columnheader").all_inner_texts()
        cells = await self._queues.get_by_role("row", name=queue).first.get_by_role("cell").all_inner_texts()
        return dict(zip(heads, (cell.strip() for cell in cells), strict=True))

    async def shows(self, queue: str, *, waiting: str) -> None:
        """Wait until so many wait in a queue."""
        cells = self._queues.get_by_role("row", name=queue).first.get_by_role("cell")
        await expect(cells.nth(1)).to_have_text(waiting)
