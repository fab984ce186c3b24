"""The web manifest of each language: name and icons for whoever keeps the site among their programs.

W3C, Web Application Manifest. An offline edition has none: browsers do not read it from a folder.
"""

from __future__ import annotations

import json

from bulletin.output.addresses import Page, encoded, relative
from bulletin.output.here import Here
from bulletin.output.views.machine import Manifest, ManifestIcon

BAND, PAPER = "#0a4a4c", "#fdfcf9"
"""The colours of the band at the head of all pages and of their paper, as in `layouts/assets/style.css`."""

TOUCH_ICON, SMALL_ICON = "assets/icons/icon-180.png", "assets/icons/icon-32.png"
"""For iOS, which makes the corners itself; for browsers that take no SVG."""

_ICONS = (
    ("assets/icons/icon-192.png", "192x192", "any"),
    ("assets/icons/icon-512.png", "512x512", "any"),
    ("assets/icons/maskable-512.png", "512x512", "maskable"),
)


def manifest_path(here: Here) -> str:
    """Where the manifest of this language lies: beside its home page."""
    return here.addresses.path(Page("home", "", here.language)) + "manifest.webmanifest"


def manifest(here: Here) -> Manifest:
    """The manifest of the language of ``here``."""
    source, assets = encoded(manifest_path(here)), here.shelf.edition.assets
    config, language = here.site.config, here.language
    return Manifest(
        lang=language,
        name=config.name[language],
        description=config.description[language],
        scope=relative(source, ""),
        icons=tuple(
            ManifestIcon(relative(source, encoded(assets.get(path, path))), sizes, purpose)
            for path, sizes, purpose in _ICONS
        ),
    )


def manifest_text(view: Manifest) -> str:
    """The manifest as JSON. It opens as a page like any other: readers keep their bar and their way back."""
    said = {
        "lang": view.lang,
        "dir": "ltr",
        "name": view.name,
        "description": view.description,
        "start_url": "./",
        "scope": view.scope,
        "display": "browser",
        "background_color": PAPER,
        "theme_color": BAND,
        "icons": [
            {"src": icon.src, "sizes": icon.sizes, "type": "image/png", "purpose": icon.purpose}
            for icon in view.icons
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
