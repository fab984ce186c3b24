"""The open data: each file passes a reader of its own standard, and says what the front matter says."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import csvw.metadata
import jsonschema
import pytest

from bulletin.build.memo import contents
from bulletin.output.data_files import BOM, csv_text, guarded
from bulletin.output.plan import Output, Plan
from bulletin.output.tables import FIGURES, TABLES, flat
from bulletin.output.views.data import DataFile, Row
from tests.building import REPOSITORY
from tests.small_sites import (
    FEATURES,
    features,
    features_plan,
    lay,
    linked,
    planned,
    real,
    real_plan,
    rendered,
    session,
)

PLANS: dict[str, tuple[Path, Callable[[], Plan]]] = {
    "features": (FEATURES, features_plan),
    "real": (REPOSITORY, real_plan),
}
TABLES_AS_CSV = [table.name for table in TABLES.values() if "csv" in table.formats]


@cache
def file(site: str, name: str) -> str:
    """A file of open data, as text."""
    folder, plan = PLANS[site]
    return rendered(folder, next(o for o in plan().outputs if o.path == f"data/{name}"))


def records(site: str, table: str) -> list[dict[str, Any]]:
    """The records of a JSON file."""
    found: list[dict[str, Any]] = json.loads(file(site, f"{table}.json"))["records"]
    return found


def lines(site: str, table: str) -> list[dict[str, str]]:
    """The records of a CSV file, as the standard library reads them."""
    return list(csv.DictReader(io.StringIO(file(site, f"{table}.csv").removeprefix(BOM), newline="")))


@pytest.mark.parametrize("site", PLANS)
@pytest.mark.parametrize("table", TABLES)
def test_a_json_file_fits_its_schema(site: str, table: str) -> None:
    schema = json.loads(file(site, f"{table}.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    data = json.loads(file(site, f"{table}.json"))
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(data)
    assert data["records"]
    assert data["$schema"] == schema["$id"]


@pytest.mark.parametrize("table", TABLES)
def test_a_schema_refuses_what_it_should(table: str) -> None:
    schema = json.loads(file("features", f"{table}.schema.json"))
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads(file("features", f"{table}.json"))
    for name in data["records"][0]:
        broken = [{key: value for key, value in record.items() if key != name} for record in data["records"]]
        assert not validator.is_valid({**data, "records": broken}), f"without {name}"
    assert not validator.is_valid({**data, "records": [{**data["records"][0], "more": 1}]})
    assert not validator.is_valid({**data, "records": [{**data["records"][0], "id": 1}]})


@pytest.mark.parametrize("site", PLANS)
def test_csv_files_fit_their_description(site: str, tmp_path: Path) -> None:
    for name in ("csv-metadata.json", *(f"{table}.csv" for table in TABLES_AS_CSV)):
        (tmp_path / name).write_bytes(file(site, name).encode())
    found = csvw.metadata.CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    assert found.is_valid, found.warnings
    assert [table.url.string for table in found.tables] == [f"{table}.csv" for table in TABLES_AS_CSV]
    for table in found.tables:
        name = str(table.url).removesuffix(".csv")
        assert len(list(table.iterdicts())) == len(records(site, name))


@pytest.mark.filterwarnings("always:Invalid column value")
def test_a_csv_file_that_does_not_fit_is_noticed(tmp_path: Path) -> None:
    for name in ("csv-metadata.json", *(f"{table}.csv" for table in TABLES_AS_CSV)):
        (tmp_path / name).write_bytes(file("features", name).encode())
    text = file("features", "figures.csv").replace(",estimate,", ",guess,")
    (tmp_path / "figures.csv").write_bytes(text.encode())
    assert not csvw.metadata.CSVW(str(tmp_path / "csv-metadata.json"), validate=True).is_valid


@pytest.mark.parametrize("site", PLANS)
@pytest.mark.parametrize("table", TABLES_AS_CSV)
def test_csv_and_json_say_the_same(site: str, table: str) -> None:
    kinds = dict(flat(TABLES[table].columns))
    found = lines(site, table)
    assert list(found[0]) == list(kinds)
    for line, record in zip(found, records(site, table), strict=True):
        for name, cell in line.items():
            value = record[name]
            match kinds[name].kind:
                case "records":
                    assert len(value) == len([part for part in cell.split(";") if part])
                case "list" | "ids":
                    assert cell.split(";") == (value or [""])
                case "flag":
                    assert cell == json.dumps(value)
                case "number" if value is not None:
                    assert Decimal(cell) == Decimal(str(value))
                case _:
                    assert cell == ("" if value is None else guarded(value))


@pytest.mark.parametrize("table", TABLES_AS_CSV)
def test_csv_is_what_excel_and_rfc_4180_want(table: str) -> None:
    data = file("real", f"{table}.csv").encode()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", ""), "no line ends in a bare line feed"
    assert "\ufeff" not in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_text_that_looks_like_a_formula_is_guarded_and_a_number_is_not(start: str) -> None:
    name = f"{start}HYPERLINK(1)"
    row = {column: None for column, _ in flat(FIGURES.columns)} | {"id": "a", "note_vi": name}
    values: tuple[Any, ...] = tuple({**row, "value": Decimal("-4.50"), "of": Decimal("1E+3")}.values())
    view = DataFile("figures.csv", "figures", "", "", "", None, None, (Row(values),))
    (line,) = csv.DictReader(io.StringIO(csv_text(view).removeprefix(BOM), newline=""))
    assert line["note_vi"] == f"'{name}"
    assert line["value"] == "-4.50"
    assert line["of"] == "1000"
    assert line["id"] == "a"


def test_the_figures_are_those_of_the_front_matter() -> None:
    site = real().site
    told = {record["id"]: record for record in records("real", "figures")}
    assert len(told) == len(records("real", "figures"))
    count = 0
    for item in site.items.values():
        for n, figure in enumerate(item.event.figures if item.event else (), 1):
            record = told[f"{item.id}#figure-{n}"]
            assert Decimal(str(record["value"])) == figure.value
            assert record["period"] == str(figure.period)
            assert (record["scope"], record["basis"], record["bound"]) == (
                figure.scope,
                figure.basis,
                figure.bound,
            )
            assert record["source"] == figure.source
            count += 1
    assert count == len(told) > 100


def test_commitments_carry_what_later_events_say() -> None:
    told = {record["id"]: record for record in records("features", "commitments")}
    one = told["sessions/01#targets-2024"]
    assert (one["due"], one["due_last_day"]) == ("2024-12-31", "2024-12-31")
    assert one["owner_names_en"] == [
        features().site.registers.organisations[owner].entry.name.en for owner in one["owners"]
    ]
    (follow,) = one["follow_ups"]
    assert (follow["event"], follow["status"], follow["due"]) == ("sessions/02", "moved", "2025-H1")
    assert follow["due_last_day"] == "2025-06-30"
    (line,) = [line for line in lines("features", "commitments") if line["id"] == one["id"]]
    assert line["follow_ups"] == "sessions/02 moved 2025-H1"
    assert (one["status"], one["status_on"], one["due_now"]) == ("moved", "2025-01-15", "2025-H1")


def test_ids_lead_from_table_to_table_and_addresses_to_pages() -> None:
    published = {o.path.removesuffix("index.html") for o in real_plan().outputs}
    base = real().site.config.base_url or ""
    ids = {table: {record["id"] for record in records("real", table)} for table in TABLES}
    for event in records("real", "events"):
        assert set(event["figures"]) <= ids["figures"]
        assert set(event["commitments"]) <= ids["commitments"]
        assert set(event["follow_ups"]) <= ids["commitments"]
        assert set(event["documents"]) <= ids["documents"]
        assert {attendee["person"] for attendee in event["attendees"]} <= ids["people"]
    for table in TABLES:
        for record in records("real", table):
            for language in ("vi", "en"):
                address = record[f"url_{language}"].removeprefix(base)
                assert address.partition("#")[0] in published


def test_every_table_is_on_the_page_in_both_languages() -> None:
    for path in ("du-lieu-mo/index.html", "en/open-data/index.html"):
        output = next(o for o in real_plan().outputs if o.path == path)
        text = rendered(REPOSITORY, output)
        for table in TABLES.values():
            for name in (*table.files, table.schema):
                assert f"data/{name}" in text
            for name, _ in flat(table.columns):
                assert f"<code>{name}</code>" in text


def test_without_an_address_files_point_at_pages_from_their_folder(tmp_path: Path) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10", "topics: [data]\n")})
    config = tmp_path / "site_config.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text("".join(x for x in text.splitlines(True) if not x.startswith("base_url")), "utf-8")
    outputs = {o.path: o for o in planned(linked(tmp_path).site).outputs}
    data = json.loads(rendered(tmp_path, outputs["data/events.json"]))
    assert data["$schema"] == "events.schema.json"
    assert data["records"][0]["url_vi"] == "../phien-hop/1/"
    assert "home" not in data
    assert not [path for path in outputs if path.endswith(".ics")]


def keys(folder: Path) -> dict[str, bytes]:
    """What the memo knows each file of data by."""
    found: dict[str, Output] = {o.path: o for o in planned(linked(folder).site).outputs}
    return {path: contents(o.view()) for path, o in found.items() if path.startswith("data/")}


def test_an_edit_of_a_body_leaves_every_file_of_data_known(tmp_path: Path) -> None:
    path = "content/sessions/01/vi.md"
    lay(tmp_path, {path: session(1, "2024-01-10", "topics: [data]\n", body="Họp.")})
    before = keys(tmp_path)
    (tmp_path / path).write_text(session(1, "2024-01-10", "topics: [data]\n", body="Họp lại."), "utf-8")
    assert keys(tmp_path) == before
    (tmp_path / path).write_text(session(1, "2024-01-11", "topics: [data]\n", body="Họp lại."), "utf-8")
    changed = {name for name, key in keys(tmp_path).items() if key != before[name]}
    assert changed == {"data/events.json", "data/events.vi.ics", "data/events.en.ics"}
