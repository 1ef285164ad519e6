"""Drives Debian's Firefox without a screen, over WebDriver BiDi, with a profile of its own."""

import itertools
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.support.serving import end, free_port
from tests.support.waiting import PATIENCE, wait_until

HERE = {"network.dns.localDomains": '"aid.test,evil.test,evil.aid.test"', "network.proxy.type": "0"}
LEFT_OUT = {
    "app.update.enabled": "false",
    "browser.newtabpage.enabled": "false",
    "browser.newtab.preload": "false",
    "browser.safebrowsing.downloads.enabled": "false",
    "browser.safebrowsing.malware.enabled": "false",
    "browser.safebrowsing.phishing.enabled": "false",
    "browser.startup.page": "0",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "dom.ipc.processPrelaunch.enabled": "false",
    "extensions.systemAddon.update.enabled": "false",
    "services.settings.poll_interval": "2592000",
    "toolkit.telemetry.enabled": "false",
}


class Wrong(Exception):
    """The browser refused a command, or a script on the page failed."""


class Firefox:
    """One page of a running Firefox, with the focus."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection, self.numbers = connection, itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self.command("session.new", capabilities={})
        self.window = self.command("browsingContext.create", type="tab")["context"]
        self.command("browsingContext.activate", context=self.window)  # where it has no focus, Space presses nothing

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Do one thing, and give what came back."""
        number = self._send(method, **params)
        while True:
            answer = self._received()
            if answer.get("id") != number:
                continue
            if answer["type"] == "error":
                raise Wrong(f"{method}: {answer['message']}")
            found: dict[str, Any] = answer["result"]
            return found

    def _send(self, method: str, **params: Any) -> int:
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": params}))
        return number

    def _received(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.connection.recv(timeout=PATIENCE))
        if answer["type"] == "event":
            self.events.append(answer)
        return answer

    def go_to_made_up(self, address: str, page: str) -> None:
        """Open an address of another site, where this page stands; nothing is fetched but what is in it."""
        self.events.clear()
        self.command("session.subscribe", events=["network.beforeRequestSent"])
        where = [{"type": "string", "pattern": address}]
        intercept = self.command("network.addIntercept", phases=["beforeRequestSent"], urlPatterns=where)["intercept"]
        self._send("browsingContext.navigate", context=self.window, url=address, wait="none")  # answered with the page
        while not (held := [one["params"] for one in self.events if one["params"]["isBlocked"]]):
            self._received()
        html = {"name": "Content-Type", "value": {"type": "string", "value": "text/html; charset=utf-8"}}
        body = {"type": "string", "value": page}
        request = held[0]["request"]["request"]
        self.command("network.provideResponse", request=request, statusCode=200, headers=[html], body=body)
        self.command("network.removeIntercept", intercept=intercept)
        self.command("session.unsubscribe", events=["network.beforeRequestSent"])

    @contextmanager
    def in_frame(self) -> Iterator[None]:
        """Look at and press keys in the first frame of the page: a driver's keys do not pass from one to the other."""
        (tree,) = self.command("browsingContext.getTree", root=self.window)["contexts"]
        outer, self.window = self.window, tree["children"][0]["context"]
        try:
            yield
        finally:
            self.window = outer

    def go(self, address: str) -> None:
        """Open an address, and wait for the page."""
        self.command("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def back(self) -> None:
        """Press the Back button."""
        self.command("browsingContext.traverseHistory", context=self.window, delta=-1)

    def look(self, expression: str) -> Any:
        """What an expression gives on the page; where it waits for something, what that gives."""
        params = {"expression": expression, "target": {"context": self.window}, "awaitPromise": True}
        answer = self.command("script.evaluate", **params)
        if answer["type"] != "success":
            raise Wrong(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression is true, whatever pages come and go meanwhile."""
        whole = f"document.readyState === 'complete' && Boolean({expression})"
        wait_until(
            lambda: self._done(lambda: self.look(whole)),
            lambda: f"{expression}\n{self.look('document.title + document.body.innerText')}",
        )

    def _done(self, act: Callable[[], object]) -> bool:
        """Do it, and tell whether it gave something; False where the page went or moved away meanwhile."""
        try:
            return bool(act())
        except Wrong:
            return False

    def press(self, *keys: str) -> None:
        """Press these keys, one after the other, as a hand would."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.command("input.performActions", context=self.window, actions=[source])

    def click(self, selector: str) -> None:
        """Click in the middle of the first thing that a selector finds; again where it moved away under the pointer."""
        wait_until(lambda: self._done(lambda: self._clicked(selector)), lambda: f"no click on {selector}")

    def _clicked(self, selector: str) -> bool:
        self.look(
            f"window.hit = false; {{ const found = document.querySelector({json.dumps(selector)}); "
            "found.addEventListener('click', () => { window.hit = true; }, {once: true, capture: true}); "
            "found.scrollIntoView({block: 'center', behavior: 'instant'}); }"
        )
        nodes = self.command(
            "browsingContext.locateNodes", context=self.window, locator={"type": "css", "value": selector}
        )
        origin = {"type": "element", "element": {"sharedId": nodes["nodes"][0]["sharedId"]}}
        actions = [{"type": "pointerMove", "x": 0, "y": 0, "origin": origin}]
        actions += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        source = {"type": "pointer", "id": "hand", "actions": actions}
        self.command("input.performActions", context=self.window, actions=[source])
        return self._has_hit()

    def _has_hit(self) -> bool:
        """Whether the last click reached what it was meant for; also where that led to another page."""
        try:
            return self.look("window.hit") is not False
        except Wrong:
            return True


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, while it is used."""
    port = free_port()
    profile.mkdir()
    lines = [f'user_pref("{name}", {value});' for name, value in {**LEFT_OUT, **HERE}.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with _connected(port) as connection:
                yield Firefox(connection)
        finally:
            end(process)


def _connected(port: int) -> ClientConnection:
    connections: list[ClientConnection] = []

    def connected() -> bool:
        with suppress(OSError):
            connections.append(connect(f"ws://127.0.0.1:{port}/session", max_size=None, proxy=None))
        return bool(connections)

    wait_until(connected)
    return connections[0]
