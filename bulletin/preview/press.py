"""Pages rendered when they are asked for, through the store: only a page that somebody looks at is made."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bulletin.build.compiled import Compiled
from bulletin.build.files import File
from bulletin.build.indexing import index_all
from bulletin.build.memo import Memo
from bulletin.build.options import cache_folder
from bulletin.build.rendering import Renderer, kept_output, noted, output_key, packed_output
from bulletin.build.store import Store
from bulletin.diagnostics import Diagnostic
from bulletin.output.plan import Output
from bulletin.preview.snapshot import Snapshot

_BOUND = 64 << 20
"""Bytes of pages kept in memory; the longest unused go first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One rendered output. ``tag`` tells it from any other state of it.

    Where its template failed, ``found`` says why, and ``data`` is the last that did not, if there is any.
    """

    path: str
    data: bytes | None
    tag: str
    found: tuple[Diagnostic, ...] = ()


class Press:
    """Renders the outputs of snapshots. Used by one thread: the one that opened it."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._store = Store(site, counts=False)
        self._memo = Memo(self._store)
        self._made: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0
        self._good: dict[str, bytes] = {}  # by path, the key of the last that was made
        self._setting: _Setting | None = None
        self._sheets: dict[str, Sheet] = {}
        self._indexed: tuple[Snapshot, Mapping[str, File]] | None = None

    def open(self) -> None:
        """Open the store."""
        self._store.__enter__()

    def close(self) -> None:
        """Keep in the store what was rendered."""
        self._store.__exit__(None, None, None)

    def prepare(self, snapshot: Snapshot, template: str, language: str) -> None:
        """Have a template ready; where another snapshot is shown by now, it will come in its time."""
        if self._setting is None or self._setting.snapshot.layouts is snapshot.layouts:
            setting = self._setting or self._set(snapshot)
            setting.renderer.prepare(template, language)

    def sheet(self, snapshot: Snapshot, path: str) -> Sheet | None:
        """The output at ``path``; None where the snapshot has none."""
        output = snapshot.outputs.get(path)
        if output is None:
            return None
        setting = self._set(snapshot)
        if path not in self._sheets:
            self._sheets[path] = self._pressed(output, setting)
        return self._sheets[path]

    def index(self, snapshot: Snapshot) -> Mapping[str, File]:
        """The files of the search index by path, made when somebody first searches."""
        if self._indexed is None or self._indexed[0] is not snapshot:
            self._indexed = snapshot, index_all(snapshot.homes, self._memo, 1)
        return self._indexed[1]

    def _set(self, snapshot: Snapshot) -> _Setting:
        if self._setting is None or self._setting.snapshot is not snapshot:
            self._setting = _Setting.of(snapshot, self._site, self._setting)
            self._sheets = {}
        return self._setting

    def _pressed(self, output: Output, setting: _Setting) -> Sheet:
        view = output.view()
        closure = setting.closure(output.template)
        key = output_key(output, view, closure, self._memo, setting.renderer.shared)
        found: tuple[Diagnostic, ...] = ()
        data = self._made.get(key) or kept_output(self._memo, key)
        if data is None:
            data, found = setting.renderer.render(output.template, output.language, output.path, view)
            if data is None:
                last = self._made.get(self._good.get(output.path, b""))
                return Sheet(output.path, last, _tag(last), found)
            packed = packed_output(output.template, view, data, setting.renderer)
            self._store.put(key, packed, noted(data))
        self._remember(key, data)
        self._good[output.path] = key
        return Sheet(output.path, data, _tag(data), found)

    def _remember(self, key: bytes, data: bytes) -> None:
        if key not in self._made:
            self._size += len(data)
        self._made[key] = data
        self._made.move_to_end(key)
        while self._size > _BOUND:
            _, gone = self._made.popitem(last=False)
            self._size -= len(gone)


@dataclass(slots=True)
class _Setting:
    """What the pages of one snapshot share while they are rendered."""

    snapshot: Snapshot
    renderer: Renderer
    closures: dict[str, bytes]

    @staticmethod
    def of(snapshot: Snapshot, site: Path, last: _Setting | None) -> _Setting:
        """That of a snapshot; templates that have not changed stay compiled."""
        if last is not None and last.snapshot.layouts is snapshot.layouts:
            last.renderer.forget()
            return _Setting(snapshot, last.renderer, last.closures)
        return _Setting(snapshot, Renderer(site, snapshot.layouts, Compiled(cache_folder())), {})

    def closure(self, template: str) -> bytes:
        found = self.closures.get(template)
        if found is None:
            found = self.closures[template] = self.snapshot.layouts.closure(template)
        return found


def _tag(data: bytes | None) -> str:
    return blake2b(data or b"", digest_size=8).hexdigest()


def file_versions(snapshot: Snapshot) -> Mapping[str, str]:
    """What tells the states of the files that pages refer to: assets, and attachments that have changed."""
    assets = {path: _tag(data) for path, data in snapshot.assets.items()}
    return {**assets, **snapshot.renewed}
