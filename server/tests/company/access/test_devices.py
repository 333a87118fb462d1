"""People find their sessions by browser and system."""

import pytest

from ringhall.company.access.rules.devices import browser_of, system_of

pytestmark = pytest.mark.unit
KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("device", "browser", "system"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/131.0.0.0 Safari/537.36", "Chrome", "Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge", "Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) Version/17.6 Safari/605.1.15", "Safari", "macOS"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome", "Android"),
        ("python-httpx/0.28", "", ""),
        ("", "", ""),
    ],
)
def test_browsers_are_told_by_what_they_say(device: str, browser: str, system: str) -> None:
    assert (browser_of(device), system_of(device)) == (browser, system)
