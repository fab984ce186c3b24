"""A real browser, driven for tests: a small face on Selenium and Chromium's own protocol.

A `Browser` starts with an empty profile. `open` sets the window, the colour scheme and whether scripts run,
loads an address and waits for it; `console` and `requests` tell what happened since the last `open`.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.tools import locate

Scheme = Literal["light", "dark"]
PHONE = 320
DESK = 1280

_ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)
_LOGS = {"browser": "ALL", "performance": "ALL"}


def arguments() -> tuple[str, ...]:
    """What a browser is started with here, whoever starts it."""
    root = os.name == "posix" and os.geteuid() == 0
    return (*_ARGUMENTS, *(("--no-sandbox",) if root else ()))


class Browser:
    """One browser window."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self._driver = driver

    def open(
        self,
        url: str,
        *,
        width: int = DESK,
        height: int = 800,
        scheme: Scheme = "light",
        contrast: bool = False,
        scripts: bool = True,
    ) -> None:
        """Load an address in a window of this size and wait until it has loaded.

        With ``contrast``, the device asks for more of it.
        """
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.command("Emulation.setDeviceMetricsOverride", size)
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-contrast", "value": "more" if contrast else "no-preference"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.command("Emulation.setEmulatedMedia", {"media": "", "features": features})
        self.command("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        for log in _LOGS:
            self._log(log)
        self._driver.get(url)

    def command(self, name: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Send one command of Chromium's protocol."""
        answer: dict[str, Any] = self._driver.execute_cdp_cmd(name, parameters) or {}
        return answer

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script's body in the page; what it returns."""
        return self._driver.execute_script(script, *arguments)

    def run_async(self, script: str, *arguments: object) -> Any:
        """Run a script's body in the page; what it hands to its last argument."""
        return self._driver.execute_async_script(script, *arguments)

    def find(self, selector: str) -> list[WebElement]:
        """The elements a CSS selector finds."""
        return self._driver.find_elements(By.CSS_SELECTOR, selector)

    def press(self, keys: str) -> None:
        """Press keys where the focus is."""
        ActionChains(self._driver).send_keys(keys).perform()

    @property
    def url(self) -> str:
        """Where the window is now."""
        return self._driver.current_url

    def console(self) -> list[str]:
        """The errors and warnings in the console since the last `open`."""
        entries = self._log("browser")
        return [entry["message"] for entry in entries if entry["level"] in {"SEVERE", "WARNING"}]

    def requests(self) -> list[str]:
        """The addresses asked for since the last `open`, the page's own being the first."""
        messages = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def _log(self, name: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self._driver.get_log(name)  # type: ignore[no-untyped-call]
        return entries


@contextmanager
def started(program: Path) -> Iterator[Browser]:
    """A browser with an empty profile, which ends with the block."""
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = str(program)
        for argument in (*arguments(), f"--user-data-dir={profile}"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", _LOGS)
        driver_program = locate.browser_driver()
        service = Service(str(driver_program)) if driver_program else Service()
        driver = webdriver.Chrome(options=options, service=service)
        driver.set_page_load_timeout(30)
        driver.set_script_timeout(60)
        try:
            driver.get("about:blank")
            yield Browser(driver)
        finally:
            driver.quit()
