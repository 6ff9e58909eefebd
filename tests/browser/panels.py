"""Amazon Connect's side of the pages: the workspace around the desk, or the panel within it, played by a page of ours.

Their scripts are `web/src/telephony/testing`, which speak the protocol of the real libraries; those run in the pages.
"""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import BrowserContext, Page, Route

WEB = Path(__file__).parents[2] / "web"
SCRIPTS = WEB / "src" / "telephony" / "testing"
# Another origin than the pages', that no request reaches: everything of it is answered here.
INSTANCE = "http://instance.localhost:8443"
STRIP = """
const { stripTypeScriptTypes } = require("node:module");
const { readFileSync } = require("node:fs");
process.stdout.write(stripTypeScriptTypes(readFileSync(process.argv[1], "utf8")));
"""
AROUND = """<!doctype html><title>Workspace</title>
<style>html, body, iframe { height: 100%%; width: 100%%; margin: 0; border: 0 }</style>
<script type="module">
import { WorkspaceHost } from "/script.js";
addEventListener("message", ({ data, ports: [port] }) => {
  if (data?.type !== "connect-app-host-init") return;
  window.side = new WorkspaceHost((message) => port.postMessage(message));
  port.onmessage = ({ data }) => window.side.hear(data);
  window.side.begin();
});
const frame = document.createElement("iframe");
frame.sandbox = "allow-forms allow-popups allow-same-origin allow-scripts";
frame.title = "Dozor";
frame.src = "%s/desk";
document.body.append(frame);
</script>"""
WITHIN = """<!doctype html><title>Panel</title>
<script type="module">
import { CcpPanel } from "/script.js";
window.side = new CcpPanel((message) => parent.postMessage(message, "*"));
addEventListener("message", ({ source, data }) => source === parent && data?.event && window.side.hear(data));
window.side.begin();
</script>"""


def tell_settings(context: BrowserContext, address: str) -> None:
    """From now on the pages take themselves for deployed ones, of that instance; the laptop answers them."""
    settings = httpx.get(f"{address}/laptop/settings", timeout=30).json()
    document = json.dumps({**settings, "connect": {"ccp_url": f"{INSTANCE}/ccp-v2/"}})

    def answer(route: Route) -> None:
        if "/laptop/" in route.request.url:
            route.fulfill(status=404, content_type="text/plain", body="")
        else:
            route.fulfill(content_type="application/json", body=document)

    for path in ("laptop/settings", "settings.json"):
        context.route(f"{address}/{path}", answer)


def name_instance(context: BrowserContext, address: str) -> None:
    """From now on the desk comes with the headers that are deployed, which name the instance that is played here."""

    def answer(route: Route) -> None:
        given = route.fetch()
        (deployed,) = re.findall(r"frame-src (\S+);", given.headers["content-security-policy"])
        headers = {name: value.replace(deployed, INSTANCE) for name, value in given.headers.items()}
        route.fulfill(response=given, headers=headers)

    context.route(f"{address}/desk", answer)


def play_workspace(context: BrowserContext, address: str) -> None:
    """The instance has an agent workspace, whose application the desk is."""
    _serve(context, "workspace_host", AROUND % address)


def play_panel(context: BrowserContext) -> None:
    """The instance has a Contact Control Panel, in which somebody is signed in."""
    _serve(context, "ccp_panel", WITHIN)


def order(side: Page | Any, what: str, *arguments: object) -> None:
    """Something happens at the side of Connect: a method of its script."""
    side.evaluate("([what, given]) => void window.side[what](...given)", [what, list(arguments)])


def done(side: Page | Any) -> list[str]:
    """What the pages have ordered of Connect."""
    ordered: list[str] = side.evaluate("window.side.done")
    return ordered


def _serve(context: BrowserContext, script: str, page: str) -> None:
    def answer(route: Route) -> None:
        if route.request.url.endswith("/script.js"):
            route.fulfill(content_type="text/javascript", body=_script(script))
        else:
            route.fulfill(content_type="text/html", body=page)

    context.route(f"{INSTANCE}/**", answer)


@cache
def _script(name: str) -> str:
    command = [str(Path(sys.executable).parent / "node"), "-e", STRIP, str(SCRIPTS / f"{name}.ts")]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout
