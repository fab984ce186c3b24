"""What hosts are told: the files of the build, and what `bulletin hosts` prints."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.output.hosting.hosts import PRINTED
from tests.building import bulletin
from tests.small_sites import FEATURES, FEATURES_DAY, lay, write

NETLIFY = 2000  # characters of a line, the least bound of both hosts


def printed(host: str, site: Path = FEATURES) -> str:
    """What the command prints."""
    done = bulletin("hosts", host, "--site", str(site), "--as-of", FEATURES_DAY.isoformat())
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("host", [host for host in PRINTED if host != "github"])
def test_earlier_addresses_are_named(host: str) -> None:
    text = printed(host).replace("\\-", "-")
    assert "ban-tin/phien-hop/mot/" in text
    assert "/ban-tin/phien-hop/1/" in text
    assert ("/ban-tin/bai-viet/da-go/" in text) == (host not in {"s3", "cloudflare"})


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_rules_keep_to_the_bounds_of_hosts(host: str) -> None:
    lines = printed(host).splitlines()
    assert max(map(len, lines)) <= NETLIFY
    patterns = [line for line in lines if line.startswith("/") and " " not in line]
    assert len(patterns) == len({*patterns}) <= 100
    caches = [line for line in lines if "Cache-Control" in line]
    assert len(caches) == 3, "no two rules for one file: hosts would join their values"


def test_the_script_for_s3_is_a_script(tmp_path: Path) -> None:
    script = tmp_path / "s3.sh"
    script.write_text(printed("s3"), encoding="utf-8")
    assert subprocess.run(("sh", "-n", str(script)), check=False).returncode == 0


@pytest.mark.parametrize(
    ("hosts", "files"),
    [
        ("", set()),
        ("hosts: [netlify]\n", {"_headers", "_redirects"}),
        ("hosts: [apache, github]\n", {".htaccess", ".nojekyll"}),
        ("hosts: [netlify, cloudflare]\n", {"_headers", "_redirects"}),
    ],
)
def test_a_build_writes_what_the_settings_name(tmp_path: Path, hosts: str, files: set[str]) -> None:
    site = lay(tmp_path, {})
    settings = (site / "site_config.yaml").read_text(encoding="utf-8").partition("hosts:")[0]
    write(site, {"site_config.yaml": settings + hosts})
    options = Options(site, site / "public", FEATURES_DAY, jobs=1)
    assert build(options).release is not None
    found = {path.name for path in options.output.iterdir() if path.name.startswith((".", "_"))}
    assert found == files
    if "cloudflare" in hosts:
        assert "!" not in (options.output / "_redirects").read_text(encoding="utf-8")


def test_an_unknown_host_is_refused() -> None:
    assert bulletin("hosts", "geocities").returncode == 2
