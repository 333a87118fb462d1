"""All pages there are, as the page's own table of routes names them, and how each is visited."""

import re
from dataclasses import dataclass, replace

from playwright.async_api import Error

from tests.support.centre_document import NUMBER
from tests.support.looks import LANGUAGES, WEB, Looks, Scheme, changes_to
from tests.support.windows import OpenWindow, Window

_PATH = re.compile(r"\bpath: '([^']+)'(?!.*<Navigate)")
_TABLES = ("router.tsx", "routes/**/routes.ts")
# Every other page is seen in each of them.
FURTHER_LANGUAGES = ("da", "ro")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# 200 % zoom of 1440 points.
ZOOMED = 720
PHONE = 400
READY_MS_MAX = 10_000
# As a link leads there; the page that is left is marked, so that nobody takes it for the new one.
_GO = """(to) => {
  const main = document.querySelector('main');
  if (main && new URL(to, location.href).pathname !== location.pathname) main.dataset.left = 'true';
  history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
# Nothing is still to come.
_COMPLETE = "() => !document.querySelector('main[data-left], .mantine-Skeleton-root:not([inert] *)')"


@dataclass(frozen=True)
class Visit:
    """One look at a page: who looks, where, and what is there once it is ready.

    All pages fit a `phone` but the gallery, which shows a word longer than any.
    """

    name: str
    path: str
    shows: str = "main"
    login: str = "admin"
    phone: bool = True


def routes() -> list[str]:
    """Every route of the table, as it is written there; the frame around the others is no page."""
    tables = [file for pattern in _TABLES for file in sorted((WEB / "src" / "app").glob(pattern))]
    found = [path for table in tables for path in _PATH.findall(table.read_text(encoding="utf-8"))]
    return sorted({path for path in found if path != "/"})


# A route with places in it, several states, or other people than an administrator; all others are visited as they are.
VISITS: dict[str, tuple[Visit, ...]] = {
    "*": (Visit("not-found", "/nowhere"),),
    "/sign-in": (Visit("sign-in", "/sign-in", "form", login=""),),
    "/wall/:id?": (Visit("wall", "/wall", "tbody tr", login="supervisor"),),
    "/welcome": (),
    "welcome/:step": (Visit("welcome", "/welcome/queue", "form"), Visit("welcome-over", "/welcome/ready", "main h2")),
    "board": (
        Visit("board", "/board", "table", login="supervisor"),
        Visit("board-figure", "/board?figure=today.service_level", "[role=dialog]", login="supervisor"),
        Visit(
            "board-occupancy",
            "/board?figure=of_agents.occupancy",
            "[role=dialog] [href$='#occupancy']",
            login="supervisor",
        ),
        Visit("board-message", "/board?closing=message", "[role=dialog] textarea", login="supervisor"),
        Visit("board-closing", "/board?closing=centre", "[role=dialog] textarea", login="supervisor"),
        Visit("board-agent", "/board?agent=agent2", "[role=dialog] form, [role=dialog] dl", login="supervisor"),
    ),
    "contacts": (
        Visit("contacts", "/contacts", "table", login="supervisor"),
        Visit("contacts-none", "/contacts?outcome=overflowed", login="supervisor"),
    ),
    "call-backs": (
        Visit("call-backs", "/call-backs", "main section", login="supervisor"),
        Visit("call-backs-promised", "/call-backs?view=promised&book=1", "[role=dialog]", login="supervisor"),
    ),
    "contacts/:id": (Visit("story", "/contacts/{contact}", "main ol", login="supervisor"),),
    "contacts/:id/decisions": (Visit("decisions", "/contacts/{contact}/decisions", login="supervisor"),),
    "customers": (
        Visit("customers", "/customers", "table", login="supervisor"),
        Visit("duplicates", "/customers?view=duplicates", "main section", login="supervisor"),
    ),
    "customers/merge": (
        Visit("merge", "/customers/merge?keep={customer}&gone={other}", "main button", login="supervisor"),
    ),
    "customers/:id": (Visit("customer", "/customers/{customer}", "main form", login="supervisor"),),
    "figures/ivr": (Visit("figures-ivr", "/figures/ivr", "main section", login="supervisor"),),
    "figures/:cut": (
        Visit("figures", "/figures/queues", "table", login="supervisor"),
        Visit("figures-agents", "/figures/agents", "table", login="supervisor"),
    ),
    "figures/hold-menus": (Visit("hold-menus", "/figures/hold-menus", "main h2", login="supervisor"),),
    "me/account/:part?": tuple(
        Visit(f"account-{part}", f"/me/account/{part}", "main section", login="agent1")
        for part in ("look", "keys", "sounds", "security")
    ),
    "settings/phone": (Visit("phone", "/settings/phone", "main section", login="agent1"),),
    "settings": (Visit("settings", "/settings", "main section"),),
    "queues": (
        Visit("queue", "/queues?edit=billing", "form"),
        Visit("queue-hours", "/queues?edit=billing&tab=hours", "[data-tab=hours][aria-selected=true]"),
        Visit("queue-who", "/queues?edit=billing&tab=who", "[data-tab=who][aria-selected=true]"),
        Visit("queue-turn", "/queues?edit=billing&tab=turn", "[data-tab=turn][aria-selected=true]"),
        Visit("queue-offering", "/queues?edit=billing&tab=offering", "[data-tab=offering][aria-selected=true]"),
        Visit("queue-waiting", "/queues?edit=billing&tab=waiting", "[data-tab=waiting][aria-selected=true]"),
        Visit("queue-rank", "/queues?edit=billing&tab=rank", "[data-tab=rank][aria-selected=true]"),
        Visit("queue-new", "/queues?add=1&tab=target", "[data-tab=target][aria-selected=true]"),
        Visit("queue-changes", "/queues?edit=billing&tab=changes", "article"),
    ),
    "agents": (Visit("agents", "/agents?edit=agent1", "form"),),
    "skills": (Visit("skills", "/skills?edit=sweeping&tab=levels", "form"),),
    "numbers": (Visit("numbers", f"/numbers?edit={NUMBER}", "form"),),
    "flows": (Visit("flows", "/flows?edit=main_line&tab=document", "form"),),
    "flows/:id/design": (
        Visit("designer", "/flows/main_line/design?step=main", "[role=dialog] form"),
        Visit("designer-outline", "/flows/main_line/design?view=outline", "main ol"),
        Visit("designer-tries", "/flows/main_line/design?try=1&panel=tests", "[role=log] li"),
        Visit("designer-versions", "/flows/main_line/design?panel=versions", "[role=dialog] ol"),
    ),
    "calendars": (
        Visit("calendars", "/calendars?edit=sweeping&tab=week", "form"),
        Visit("calendar-year", "/calendars?edit=sweeping&tab=year", "[data-date$='-12-28'][data-look]"),
    ),
    "settings/treatments": (
        Visit("treatments", "/settings/treatments?edit=sweeping", "form"),
        Visit(
            "treatment-sound", "/settings/treatments?edit=sweeping&tab=sound", "[data-tab=sound][aria-selected=true]"
        ),
        Visit(
            "treatment-outlook",
            "/settings/treatments?edit=sweeping&tab=outlook",
            "[data-tab=outlook][aria-selected=true]",
        ),
        Visit("treatment-menu", "/settings/treatments?edit=sweeping&tab=menu", "[data-tab=menu][aria-selected=true]"),
    ),
    "settings/scripts": (
        Visit("scripts", "/settings/scripts?edit=sweeping", "form"),
        Visit("script-try", "/settings/scripts?edit=sweeping&tab=try", "blockquote"),
    ),
    "settings/identity-providers": (Visit("provider-new", "/settings/identity-providers?add=1", "form"),),
    "settings/webhooks": (Visit("webhook-new", "/settings/webhooks?add=1", "form"),),
    "settings/users": (Visit("users", "/settings/users?edit={user}", "form"),),
    "settings/extensions": (
        Visit("extensions", "/settings/extensions?edit=300", "form"),
        Visit("extension-new", "/settings/extensions?add=1", "form"),
    ),
    "waiting": (Visit("waiting", "/waiting", "main section", login="admin"),),
    "directory": (
        Visit("directory", "/directory", "table"),
        Visit("directory-opened", "/directory?edit=extension:300", "aside", login="agent1"),
        Visit("directory-nothing", "/directory?find=zzzz", "main"),
    ),
    "settings/outside-numbers": (Visit("outside-numbers", "/settings/outside-numbers?edit=taxi", "form"),),
    "settings/call-rules": (Visit("call-rules", "/settings/call-rules?edit=all", "form"),),
    "settings/routing": (
        Visit("routing", "/settings/routing?edit=all", "form"),
        Visit("routing-calls", "/settings/routing?edit=all&tab=without_queue", "form"),
    ),
    "settings/ring-groups": (
        Visit("ring-groups", "/settings/ring-groups?edit=everybody", "form"),
        Visit("ring-group-new", "/settings/ring-groups?add=1", "form"),
    ),
    "settings/trunks": (Visit("trunks", "/settings/trunks?edit=public", "form"),),
    "settings/reasons": (Visit("reasons", "/settings/reasons?edit=break", "form"),),
    "settings/seats": (Visit("seats", "/settings/seats?edit=agent1", "aside"),),
    "settings/retention": (Visit("retention", "/settings/retention?add=1", "form"),),
    "design": tuple(
        Visit(f"design-{part}", f"/design?part={part}", f"main [aria-current=page][href$='part={part}']", phone=False)
        for part in ("tokens", "states", "controls", "forms", "messages", "data", "drawings", "frames")
    ),
}
_MAY_BE_LEFT_OUT = re.compile(r"/:\w+\?")
# Pages of an agent's own.
_OWN = ("desk", "me/")


def has_places(route: str) -> bool:
    """Whether something must be put into its address."""
    return route == "*" or ":" in _MAY_BE_LEFT_OUT.sub("", route)


def visits(ids: dict[str, str]) -> list[Visit]:
    """All looks at all pages; `ids` are those of a contact, two customers and a user that are there."""
    found: list[Visit] = []
    # A route with places that nobody has said how to visit is told by a test of its own.
    for route in (each for each in routes() if each in VISITS or not has_places(each)):
        login = "agent1" if route.startswith(_OWN) else "admin"
        path = _MAY_BE_LEFT_OUT.sub("", route)
        usual = Visit(path.replace("/", "-"), f"/{path}", login=login)
        found += [replace(each, path=each.path.format(**ids)) for each in VISITS.get(route, (usual,))]
    return found


async def comes_in(open_window: OpenWindow, login: str) -> Window:
    """Somebody's window at the page where they begin; a stranger's at the entrance."""
    window = await open_window(login, "/")
    await window.page.wait_for_url(re.compile(r"://[^/]+/\w"))
    await window.page.locator("main").wait_for()
    return window


async def goes_to(window: Window, visit: Visit) -> None:
    """Go there as a link leads there, without loading the page anew, and wait until it has what it shows."""
    page = window.page
    await page.evaluate(_GO, visit.path)
    await page.locator(visit.shows).locator("visible=true").first.wait_for(timeout=READY_MS_MAX)
    await page.wait_for_function(_COMPLETE, timeout=READY_MS_MAX)


async def look_all_over(looks: Looks, window: Window, visit: Visit, turn: int) -> None:
    """One page in both schemes and four languages, by eye, by keyboard and by screen reader, large and small."""
    languages = [LANGUAGES[(turn + step) % len(LANGUAGES)] for step in range(len(LANGUAGES))]
    await changes_to(window, languages[0])
    try:
        await goes_to(window, visit)
    except Error as late:
        looks.note(visit.name, f"does not show {visit.shows}: {late}")
        await looks.photograph(window, f"{visit.name}-late")
        return
    for language, scheme in zip(languages, (SCHEMES[turn % 2], SCHEMES[(turn + 1) % 2]), strict=False):
        await changes_to(window, language)
        title = f"{visit.name}-{language}-{scheme}"
        await looks.glance(window, title, 1440, 900, scheme)
        await looks.photograph(window, title)
        await looks.barriers(window, title)
    await looks.glance(window, f"{visit.name}-{languages[1]}-zoomed", ZOOMED, 450)
    await changes_to(window, languages[2])
    await looks.glance(window, f"{visit.name}-{languages[2]}-1280", 1280, 800)
    another = FURTHER_LANGUAGES[turn % len(FURTHER_LANGUAGES)]
    await changes_to(window, another)
    await looks.glance(window, f"{visit.name}-{another}", 1440, 900)
    await looks.focus(window, visit.name)
    if visit.phone:
        await looks.glance(window, f"{visit.name}-{another}-phone", PHONE, 860)
        await looks.photograph(window, f"{visit.name}-{another}-phone")
