"""The search in the preview: its index is that of the last save."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from bulletin.output.search_page import index_list
from tests.preview.driving import ONE, driving, run
from tests.small_sites import session


def test_the_index_follows_the_saves(tmp_path: Path) -> None:
    async def scene() -> None:
        async with driving(tmp_path) as driver:
            assert "search-hits" in await driver.text("/tim-kiem/")
            before = json.loads(await driver.text(f"/{index_list('vi')}"))
            driver.save({ONE: session(1, "2024-01-10", body="Thêm xylophon.")})
            await driver.built(1)
            after = json.loads(await driver.text(f"/{index_list('vi')}"))
            new = set(chain(*after["f"])) - set(chain(*before["f"]))
            assert new
            shards = [await driver.text(f"/search-index/vi/{name}.json") for name in sorted(new)]
            assert any("xylophon" in shard for shard in shards)

    run(scene())
