"""The explorer: served by the package, asking nobody else, signing in with a click."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyotp
import pytest
from starlette.testclient import TestClient
from websockets.asyncio.client import ClientConnection, connect

from api.app import create_app
from api.http.explorer import STATIC
from tests import demo, toy
from tests.test_two_servers import do

SOURCES = STATIC.parents[2] / "tools" / "explorer"


@pytest.fixture
def http() -> TestClient:
    return TestClient(create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store()))


class Links(HTMLParser):
    """What a page fetches."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("src", "href") and value]


def test_the_page_and_its_assets(http: TestClient) -> None:
    page = http.get("/graphiql")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    links = [link for link in Links(page.text).found if not link.startswith("data:")]
    assert links
    for link in links:
        assert re.fullmatch(r"/graphiql/[a-z.]+", link)
        assert http.get(link).status_code == 200
    assert http.get("/graphiql/explorer.js").headers["content-type"].startswith("text/javascript")
    assert http.get("/graphiql/nothing.js").status_code == 404
    assert http.get("/graphiql/..%2f..%2fapp.py").status_code == 404


def test_no_other_host_may_be_asked(http: TestClient) -> None:
    """The browser is told so, and the files name none to fetch from."""
    policy = http.get("/graphiql").headers["content-security-policy"]
    sources = {source for directive in policy.split(";") for source in directive.split()[1:]}
    assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:"}
    assert "script-src 'self';" in policy
    style = (STATIC / "explorer.css").read_text()
    assert not re.search(r"@import|url\(\s*[\"']?(?!data:)", style)
    script = (STATIC / "explorer.js").read_text()
    assert not re.search(r"(cdn|unpkg|jsdelivr|googleapis|gstatic)\.", script)


def test_the_bundle_is_small_and_its_licences_are_told() -> None:
    assert sum(file.stat().st_size for file in STATIC.iterdir()) < 2_000_000
    licences = (STATIC / "licences.txt").read_text()
    wanted = json.loads((SOURCES / "package.json").read_text())["devDependencies"]
    for name in ("graphiql", "graphql", "react", "react-dom"):
        assert f"\n{name} {wanted[name]} (MIT)\n" in licences


def test_the_explorer_is_off_in_production() -> None:
    settings = toy.settings(env="production", secret_key="s" * 32)
    http = TestClient(create_app(settings, toy.schema(), toy.context_for, toy.Store()))
    for path in ("/graphiql", "/graphiql/explorer.js", "/graphiql/demo.json"):
        assert http.get(path).status_code == 404


def test_the_demo_cast(http: TestClient) -> None:
    served = http.get("/graphiql/demo.json").json()
    names = ["anna", "nora", "rita", "tom", "sam", "vera", "oleg", "igor"]
    assert [person["email"] for person in served["people"]] == [f"{name}@demo.voronka" for name in names]
    assert served["password"] == "demo"


# In a browser


class Page:
    """A page in Chromium, spoken to by the DevTools protocol."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._sent = socket, 0
        self.requested: list[str] = []

    async def send(self, method: str, **params: Any) -> Any:
        self._sent += 1
        await self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            message = json.loads(await self._socket.recv())
            if message.get("method") == "Network.requestWillBeSent":
                self.requested.append(message["params"]["request"]["url"])
            if message.get("id") == self._sent:
                return message["result"]

    async def value(self, script: str) -> Any:
        return (await self.send("Runtime.evaluate", expression=script))["result"].get("value")

    async def until(self, script: str) -> None:
        """Waits for `script` to be true."""
        try:
            async with asyncio.timeout(30):
                while not await self.value(script):  # noqa: ASYNC110 (the page can't set an event of ours)
                    await asyncio.sleep(0.05)
        except TimeoutError:
            pytest.fail(f"{script}: {await self.value('document.body.innerText')}")

    async def click(self, text: str) -> None:
        """Presses the button of the bar whose words start with `text`, once it can be pressed."""
        button = f"[...document.querySelectorAll('nav button')].find(b => b.textContent.startsWith({text!r}))"
        await self.until(f"!{button}.disabled")
        await self.value(f"{button}.click()")


@asynccontextmanager
async def browsing(chromium: str, url: str) -> AsyncIterator[Page]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        process = await asyncio.create_subprocess_exec(
            chromium,
            *options,
            f"--user-data-dir={profile}",
            "--remote-debugging-port=0",
            "about:blank",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port_file = Path(profile) / "DevToolsActivePort"
            async with asyncio.timeout(60):
                while not port_file.exists() or len(port_file.read_text().split()) < 2:  # noqa: ASYNC110 (as above)
                    await asyncio.sleep(0.05)
            port, path = port_file.read_text().split()
            async with connect(f"ws://127.0.0.1:{port}{path}", max_size=None, proxy=None) as root:
                target = (await Page(root).send("Target.createTarget", url="about:blank"))["targetId"]
            async with connect(f"ws://127.0.0.1:{port}/devtools/page/{target}", max_size=None, proxy=None) as socket:
                page = Page(socket)
                await page.send("Network.enable")
                await page.send("Page.navigate", url=url)
                yield page
        finally:
            process.terminate()
            await process.wait()


@pytest.fixture
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium is not installed")
    if found is None:
        pytest.skip("the explorer in a browser: Chromium is not installed")
    return found


def test_signing_in_with_a_click_and_following(chromium: str, filled: Path) -> None:
    async def story(url: str) -> None:
        async with browsing(chromium, f"{url}/graphiql") as page:
            says = "document.querySelector('nav output')?.textContent"
            await page.until(f"{says} === 'Not signed in'")
            await page.click("rita")
            await page.until(f"{says} === 'Signed in: Рита Соколова (manager)'")
            await page.click("igor")
            await page.until(f"{says} === 'Неверная почта или пароль. Still signed in: Рита Соколова (manager)'")
            await page.click("tom")
            await page.until(f"{says} === 'Signed in: Томас Вебер (manager)'")
            await page.until("document.querySelector('.graphiql-execute-button') !== null")
            await page.value("document.querySelector('.graphiql-execute-button').click()")
            await page.until("document.querySelector('.result-window')?.textContent.includes('Томас Вебер')")
            await by_code(page, says)
            await page.click("Log out")
            await page.until(f"{says} === 'Not signed in'")
            await page.click("rita")
            await page.until(f"{says}.startsWith('Signed in')")
            await followed(page)
            assert page.requested
            assert [asked for asked in page.requested if not asked.startswith((server.url, "data:"))] == []

    async def by_code(page: Page, says: str) -> None:
        """Who has a second factor is asked for its code, again after a wrong one; setting it up ended the session."""
        secret = do(server, "tom", "secondFactorBegin", {"password": "demo"}, "secret")["secret"]
        begun = int(time.time())
        confirm = "mutation($code: String!) { secondFactorConfirm(input: { code: $code }) { errors { code } } }"
        server.ask(confirm, {"code": pyotp.TOTP(secret).at(begun, -1)}, "tom")
        await page.click("tom")
        await page.until(f"{says} === 'Enter the code from the app, or a recovery code.'")
        for code, answer in (
            ("000000", "The code is not right."),
            (pyotp.TOTP(secret).at(begun), "Signed in: Томас Вебер (manager)"),
        ):
            await page.until("document.querySelector('nav form input')?.value === ''")
            await page.value(f"document.querySelector('nav form input').value = '{code}'")
            await page.click("Sign in")
            await page.until(f"{says}.startsWith('{answer}')")
        assert await page.value("document.querySelector('nav form') === null")

    async def followed(page: Page) -> None:
        """A subscription shows what comes, until it is stopped."""
        tab = "[...document.querySelectorAll('.graphiql-tab-button')].find(b => b.textContent === 'FollowDeals')"
        await page.value(f"{tab}.click()")
        await page.until(
            "document.querySelector('.query-editor, .graphiql-query-editor')?.textContent.includes('dealChanged')"
        )
        shown = "document.querySelector('.result-window')?.textContent.includes('Followed')"
        button = "document.querySelector('.graphiql-execute-button')"
        is_running = f"{button}.getAttribute('aria-label').startsWith('Stop')"
        for n in range(200):
            if not await page.value(is_running):  # GraphiQL learns a moment later what the tab's operation is called
                await page.value(f"{button}.click()")
            do(server, "rita", "dealUpdate", {"dealId": "deal_207", "name": f"Followed {n}"})
            if await page.value(shown):
                break
        await page.until(f"{shown} && {is_running}")
        await page.value(f"{button}.click()")
        await page.until(f"!{is_running}")

    with demo.serving(filled) as server:
        asyncio.run(story(server.url))
