"""What had changed when a page was made anew: in words, not by the names of templates and fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin.i18n.messages import N_, translate

_SHOWN = 3  # names of layouts
_ENGINE = N_("the program itself")
_LAYOUT = N_("the layout (%(names)s)")
_LAYOUTS = N_("the layout (%(names)s and %(count)s more)")
_FIELD = N_("“%(name)s”")
_FRAME = N_("what frames every page: header, menus, footer, styles")
_HEAD = N_("what search engines and shared links are told")

# Of the views in bulletin/output/views; what is in none of these is called by its own name.
_GROUPS = (
    (
        N_("its own words and facts"),
        """title name name_other title_other mark short text summary body contents intro description kind type
        date number number_note number_uncertain milestone time_of_day status reason format venue theme author
        chair attendees participants bridge_points also_called caveats caveat note uncertain photos
        corrections published updated figures lang saved abbreviation issuer signer url roles""",
    ),
    (N_("whether the other language has it and is in step"), "fallback behind"),
    (
        N_("commitments and what was reported of them"),
        "commitments follows steps due due_now owners last alike statuses register",
    ),
    (N_("what changed since the session before"), "since"),
    (
        N_("other pages that it names or that name it"),
        """people organisations documents topics related previous next mentions event event_title parent
        successor replaces replaced_by signed indicator""",
    ),
    (
        N_("the entries it lists"),
        """cards latest featured groups letters years sessions stops rows views pager key_figures sheets
        entries filters tables calendars feeds""",
    ),
    (N_("its sources"), "sources full excerpts translated footings"),
)
_OF_THE_HEAD = frozenset(
    f"chrome.{name}"
    for name in ("title", "description", "article", "structured", "card", "canonical", "alternates", "index")
)


def reasons(changes: Sequence[str], language: str) -> str:
    """The changes that `Trail.changed_since` tells, each kind once, as part of a sentence."""
    return "; ".join(_told(changes, language))


def _told(changes: Sequence[str], language: str) -> Iterator[str]:
    pairs = [change.partition(" ") for change in changes]
    if any(kind == "engine" for kind, _, _ in pairs):
        yield translate(_ENGINE, {}, language)
    if layouts := [name for kind, _, name in pairs if kind == "template"]:
        more = len(layouts) - _SHOWN
        values = {"names": ", ".join(layouts[:_SHOWN]), "count": more}
        yield translate(_LAYOUTS if more > 0 else _LAYOUT, values, language)
    fields = {name for kind, _, name in pairs if kind == "field"}
    own = {name for name in fields if not name.startswith("chrome.")}
    for words, names in _GROUPS:
        if own & set(names.split()):
            own -= set(names.split())
            yield translate(words, {}, language)
    for name in sorted(own):
        yield translate(_FIELD, {"name": name}, language)
    frame = {name for name in fields if name.startswith("chrome.")}
    if frame - _OF_THE_HEAD:
        yield translate(_FRAME, {}, language)
    elif frame and not any(not name.startswith("chrome.") for name in fields):
        yield translate(_HEAD, {}, language)  # else it only repeats what the page says
