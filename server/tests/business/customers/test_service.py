"""A caller is known by any of their numbers."""

import pytest

from ringhall.business.customers.errors import BadCustomer, EmailTaken, NumberTaken
from ringhall.business.customers.finder import CustomerFinder
from ringhall.business.customers.service import Customers
from ringhall.business.customers.types import CustomerSettings
from ringhall.foundation.db.engine import Database
from ringhall.foundation.db.short_way import ShortWay
from ringhall.foundation.errors import NotFound
from ringhall.foundation.mail_addresses import NoAddress
from ringhall.foundation.numbers import NoNumber
from tests.support.people import Office

pytestmark = pytest.mark.real

MAJA = CustomerSettings(
    name="Maja Højgaard",
    numbers=("33 12 34 56", "+45 20 12 34 56"),
    language="da",
    emails=("Maja@Example.org", "maja.h@work.example"),
)


@pytest.fixture
def customers() -> Customers:
    office = Office()
    return Customers(office.audit, office.ids.new, "DK")


async def test_a_customer_is_found_by_each_number_by_name_and_by_part_of_it(
    database: Database, customers: Customers
) -> None:
    async with database.transaction() as transaction:
        maja = await customers.add(transaction, "anna", MAJA)
        await customers.add(transaction, "anna", CustomerSettings(name="100% Clean"))
        assert maja.numbers == ("+4533123456", "+4520123456")
        for text in ("HØJ", "3312", "maja h", "WORK.example"):
            assert await customers.search(transaction, text) == [maja]
        assert [each.name for each in await customers.search(transaction, "%")] == ["100% Clean"]


async def test_a_caller_is_found_until_the_customer_is_forgotten(database: Database, customers: Customers) -> None:
    way = ShortWay(database.url)
    finder = CustomerFinder(way)
    try:
        async with database.transaction() as transaction:
            maja = await customers.add(transaction, "anna", MAJA)
        for number in maja.numbers:
            assert await finder.find(number) == maja
        assert await finder.find("+4599999999") is None
        async with database.transaction() as transaction:
            await customers.remove(transaction, "anna", maja.id)
        assert await finder.find("+4533123456") is None
    finally:
        await way.close()


async def test_a_number_leads_to_one_customer(database: Database, customers: Customers) -> None:
    async with database.transaction() as transaction:
        maja = await customers.add(transaction, "anna", MAJA)
        with pytest.raises(NumberTaken, match=maja.id):
            await customers.add(transaction, "anna", CustomerSettings(name="Bo", numbers=("33123456",)))
        changed = await customers.change(
            transaction, "anna", maja.id, CustomerSettings(name="Maja", numbers=("20123456", "+4520123456"))
        )
        assert changed.numbers == ("+4520123456",)
        bo = await customers.add(transaction, "anna", CustomerSettings(name="Bo", numbers=("33123456",)))
    assert bo.numbers == ("+4533123456",)


async def test_rubbish_is_refused_and_the_forgotten_are_gone(database: Database, customers: Customers) -> None:
    async with database.transaction() as transaction:
        with pytest.raises(NoNumber):
            await customers.add(transaction, "anna", CustomerSettings(name="Bo", numbers=("call me",)))
        with pytest.raises(BadCustomer):
            await customers.add(transaction, "anna", CustomerSettings(name=" "))
        maja = await customers.add(transaction, "anna", MAJA)
        await customers.remove(transaction, "anna", maja.id)
        with pytest.raises(NotFound):
            await customers.get(transaction, maja.id)


async def test_an_e_mail_address_leads_to_one_customer(database: Database, customers: Customers) -> None:
    async with database.transaction() as transaction:
        maja = await customers.add(transaction, "anna", MAJA)
        assert maja.emails == ("maja@example.org", "maja.h@work.example")
        assert await customers.by_email(transaction, "MAJA@example.org ") == maja
        assert await customers.by_email(transaction, "nobody@example.org") is None
        with pytest.raises(EmailTaken, match=maja.id):
            await customers.add(transaction, "anna", CustomerSettings(name="Bo", emails=("maja@EXAMPLE.org",)))
        with pytest.raises(NoAddress):
            await customers.add(transaction, "anna", CustomerSettings(name="Bo", emails=("bo at example.org",)))
        said = CustomerSettings(name="Maja", emails=("maja.h@work.example", "Maja.H@work.example"))
        changed = await customers.change(transaction, "anna", maja.id, said)
        assert changed.emails == ("maja.h@work.example",)
        bo = await customers.add(transaction, "anna", CustomerSettings(name="Bo", emails=("maja@example.org",)))
        assert await customers.by_email(transaction, "maja@example.org") == bo
