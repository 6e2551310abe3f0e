"""One page of each kind, opened as far as it goes, keeps the rules of axe on a desktop as on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from macros.model import Facts
from tests.browser.accessibility import assert_accessible, assert_readable
from tests.browser.kinds import KINDS, open_kind
from tests.browsing import DESKTOP, PHONE

# The other kinds are opened on a phone in test_every_tool and test_search_box.
ON_A_PHONE = ("article", "look-up", "channels", "search")
# Nothing is opened on these, and what is read on a desktop stands on the platform's page too.
ONLY_READ = ("rights", "laws")


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        *(pytest.param(kind, PHONE, id=f"{kind}-phone") for kind in ON_A_PHONE),
        *(pytest.param(kind, DESKTOP, id=kind) for kind in KINDS if kind not in ONLY_READ),
    ],
)
def test_accessibility_rules_hold(kind: str, size: ViewportSize, desktop: Page, address: str, facts: Facts) -> None:
    desktop.set_viewport_size(size)
    open_kind(kind, desktop, address, facts)
    assert_accessible(desktop)
    desktop.emulate_media(color_scheme="dark")
    desktop.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")
    assert_readable(desktop)
