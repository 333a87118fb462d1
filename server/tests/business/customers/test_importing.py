"""Customers come from a table: looked at first, stored at once, taken back; faults are told line by line."""

from typing import Any

import pytest

from ringhall.business.customers.rules.table import LINES_MAX, guessed, read
from tests.support.api_centre import ApiCentre, an_api_centre

pytestmark = pytest.mark.real

TABLE = """Navn;Telefon;Mobil;Sprog;Bemærkning
Ida Holm;70 10 20 30;+46 8 465 004 38;da;pays late
;70102031;;;
Bo Friis;call him;;;
Eva Lund;70102032;;fr;
Ida Again;+4570102030;;;
Per "Pelle" Ek;70102033 / 70102034;;en;=1+1
"""


@pytest.fixture
async def centre(database: Any, database_url: str, tmp_path: Any) -> Any:
    async with an_api_centre(database, database_url, tmp_path) as centre:
        yield centre


@pytest.mark.parametrize(
    ("heads", "means"),
    [
        (("Navn", "Telefon", "Mobil", "Sprog", "Bemærkning"), ("name", "numbers", "numbers", "language", "note")),
        (("ID", "Full name", "Phone 1", "Colour"), ("id", "name", "numbers", None)),
        (("姓名", "电话", "电子邮件", "备注"), ("name", "numbers", "emails", "note")),
        (("Name", "E-mail", "Email 2", "Phone"), ("name", "emails", "emails", "numbers")),
        (("Ime", "E-poštni naslov"), ("name", "emails")),
        (("Nume", "Adresă de e-mail"), ("name", "emails")),
        (("Ime", "Številka", "Opomba", "Ime očeta"), ("name", "numbers", "note", None)),
        (("Nume", "Număr de telefon", "Limbă"), ("name", "numbers", "language")),
    ],
)
def test_columns_are_guessed_by_their_heads(heads: tuple[str, ...], means: tuple[str | None, ...]) -> None:
    assert guessed(heads) == means


@pytest.mark.parametrize("text", ["", "\n\n", 'name,phone\n"never closed,1', "a" * 300_000, "\ufeffname\tphone\nx\ty"])
def test_any_text_is_read_without_a_stumble(text: str) -> None:
    assert len(read(text).lines) <= 1


def test_of_a_table_that_is_too_long_the_rest_is_left_and_said() -> None:
    table = read("name\n" + "x\n" * (LINES_MAX + 5))
    assert (len(table.lines), table.too_many) == (LINES_MAX, True)


async def test_a_table_is_looked_at_taken_and_taken_back(centre: ApiCentre) -> None:
    async with centre.signed_in("root") as root:
        made = await root.post("/api/v1/customers", json={"id": "per", "name": "Per Ek", "numbers": ["+4570102033"]})
        assert made.is_success
        looked = (await root.post("/api/v1/customers/import/check", json={"text": TABLE})).json()
        assert [each["means"] for each in looked["columns"]] == ["name", "numbers", "numbers", "language", "note"]
        assert (looked["lines"], looked["added"], looked["skipped"], looked["fault_count"]) == (6, 1, 1, 4)
        told = {each["line"]: each["code"] for each in looked["faults"]}
        assert told == {3: "no_name", 4: "bad_number", 5: "bad_language", 6: "twice"}
        assert (await root.get("/api/v1/customers", params={"text": "Holm"})).json() == []
        wish = {"text": TABLE, "existing": "update"}
        done = await root.post("/api/v1/customers/import", json=wish)
        assert (done.status_code, done.json()["added"], done.json()["changed"]) == (201, 1, 1), done.text
        [ida] = (await root.get("/api/v1/customers", params={"text": "Holm"})).json()
        assert (ida["numbers"], ida["note"]) == (["+4570102030", "+46846500438"], "pays late")
        per = (await root.get("/api/v1/customers/per")).json()
        assert (per["name"], per["numbers"]) == ('Per "Pelle" Ek', ["+4570102033", "+4570102034"])
        again = await root.post("/api/v1/customers/import", json=wish)
        assert (again.status_code, again.json()["code"]) == (400, "nothing-to-import")
        [kept] = (await root.get("/api/v1/customers/imports")).json()
        change = {"version": per["version"], "name": "Pelle", "numbers": per["numbers"]}
        assert (await root.put("/api/v1/customers/per/record", json=change)).is_success
        undone = (await root.post(f"/api/v1/customers/imports/{kept['id']}/undo")).json()
        assert undone == {"removed": 1, "restored": 0, "left": 1}
        assert (await root.get("/api/v1/customers", params={"text": "Holm"})).json() == []
        assert (await root.get("/api/v1/customers/per")).json()["name"] == "Pelle"
        assert (await root.get("/api/v1/customers/imports")).json() == []
    async with centre.parts.database.transaction() as transaction:
        deeds = [each.content.what for each in await centre.parts.audit.page(transaction, limit=5)]
    assert {"customers.imported", "customers.import_undone"} <= set(deeds)
    async with centre.signed_in("sue") as sue:
        assert (await sue.post("/api/v1/customers/import", json={"text": TABLE})).status_code == 403


async def test_a_person_who_is_erased_is_in_no_import_either(centre: ApiCentre, database: Any) -> None:
    async with centre.signed_in("root") as root:
        table = "name,phone\nUna Erste,70102040\nZoe Zweite,70102041"
        assert (await root.post("/api/v1/customers/import", json={"text": table})).status_code == 201
        begun = (await root.post("/api/v1/personal_data/erase", json={"number": "70102040"})).json()
        work = centre.parts.privacy.work(begun["id"])
        assert work.task is not None
        await work.task
        [kept] = (await root.get("/api/v1/customers/imports")).json()
        assert kept["added"] == 1
        undone = (await root.post(f"/api/v1/customers/imports/{kept['id']}/undo")).json()
        assert undone == {"removed": 1, "restored": 0, "left": 0}


async def test_e_mail_addresses_come_from_a_table_and_know_their_customer(centre: ApiCentre) -> None:
    table = """name,email,email 2
Ida Holm,Ida@Example.org; ida.holm@work.example,
Ida H,IDA@example.org,ida@home.example
Bo Friis,bo at example.org,
Eva Lund,eva@example.org,
"""
    async with centre.signed_in("root") as root:
        made = await root.post("/api/v1/customers", json={"id": "eva", "name": "Eva L", "emails": ["eva@example.org"]})
        assert made.is_success
        wish = {"text": table, "existing": "update"}
        looked = (await root.post("/api/v1/customers/import/check", json=wish)).json()
        assert {each["line"]: (each["code"], each["what"]) for each in looked["faults"]} == {
            3: ("twice", "ida@example.org (2)"),
            4: ("bad_email", "bo"),
        }
        done = (await root.post("/api/v1/customers/import", json=wish)).json()
        assert (done["added"], done["changed"]) == (1, 1)
        [ida] = (await root.get("/api/v1/customers", params={"text": "ida.holm@"})).json()
        assert (ida["name"], ida["emails"]) == ("Ida Holm", ["ida@example.org", "ida.holm@work.example"])
        [eva] = (await root.get("/api/v1/customers", params={"text": "eva@"})).json()
        assert (eva["id"], eva["name"]) == ("eva", "Eva Lund")
        undone = (await root.post(f"/api/v1/customers/imports/{done['id']}/undo")).json()
        assert (undone["removed"], undone["restored"]) == (1, 1)
        assert (await root.get("/api/v1/customers", params={"text": "ida@"})).json() == []
