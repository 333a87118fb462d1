"""What we know of a person: looked at, taken out as one file, erased."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal

import msgspec
from fastapi import Depends
from fastapi.responses import StreamingResponse
from pydantic import Field, model_validator

from ringhall.apps.api.guard import Centre, Routes, SignedInUser
from ringhall.apps.api.parts import CentreParts
from ringhall.apps.api.routes.contacts import shown_recording, told_story
from ringhall.apps.api.schemas.common import Body, Email, Identifier, Number, Shape
from ringhall.apps.api.schemas.contacts import WholeContact
from ringhall.apps.api.setups import customer_fields
from ringhall.apps.api.sight import EVERYBODY, Seen
from ringhall.apps.api.views import listed_view
from ringhall.company.access.rules import masking
from ringhall.foundation.errors import Refusal
from ringhall.oversight.privacy.archive import Part, zipped
from ringhall.oversight.privacy.service import Traces, Work

EXPORT, ERASE = "personal_data.export", "personal_data.erase"
routes = Routes("privacy")


class NobodyNamed(Refusal):
    """Neither a record nor a number nor an e-mail address, or several of them."""

    code = "nobody-named"
    text = "Name one person: by their record, a number or an e-mail address."


class PersonNamed(Body):
    """Whose data: of a record, or of a number or an e-mail address that has none."""

    customer: Identifier | None = None
    number: Number | None = None
    email: Email | None = None

    @model_validator(mode="after")
    def exactly_one(self) -> "PersonNamed":
        """Refuse none and several."""
        if not _is_one(self.customer, self.number, self.email):
            raise ValueError("name exactly one of customer, number and email")
        return self


class Stays(Shape):
    """What is not erased: `figures` of so many contacts, `deeds` of the audit log, notes of others with the name."""

    what: Literal["figures", "deeds", "notes_of_others"]
    count: int
    references: list[str]


class WhatIsKnown(Shape):
    """Everything known of a person, counted, and what stays when it is erased."""

    names: list[str]
    numbers: list[str]
    emails: list[str]
    records: int
    contacts: int
    notes: int
    mentions: int
    recordings: int
    audit_entries: int
    searches: int
    bytes: Annotated[int, Field(description="of the recordings, so about the size of the file")]
    open: Annotated[list[str], Field(description="contacts that go on; nothing is erased before they are closed")]
    stays: list[Stays]


class Erasure(Shape):
    """How far an erasure is: `done` of `all` contacts and recordings."""

    id: str
    state: Literal["running", "done", "failed"]
    done: int
    all: int


async def traces_of(
    centre: Centre,
    customer: Identifier | None = None,
    number: Number | None = None,
    email: Email | None = None,
) -> Traces:
    """What is known of the person named in the address."""
    if not _is_one(customer, number, email):
        raise NobodyNamed
    return await centre.privacy.find(customer, number, email)


Known = Annotated[Traces, Depends(traces_of)]


@routes.on("GET", "/personal_data", may=(EXPORT, ERASE))
async def personal_data(known: Known, sight: Seen) -> WhatIsKnown:
    """What is known of a person (`customer`, `number` or `email`), and what would stay if it were erased."""
    person, contacts = known.person, known.contacts
    whole = all(sight.of_customer(each) for each in person.customer_ids) if person.customer_ids else sight.everybody
    figures = Stays(what="figures", count=len(contacts), references=[])
    deeds = Stays(what="deeds", count=known.audit_entries, references=[])
    others = Stays(what="notes_of_others", count=len(known.notes_of_others), references=known.notes_of_others)
    return WhatIsKnown(
        names=[each if whole else masking.name(each) for each in person.names],
        numbers=[each if whole else masking.number(each) for each in person.numbers],
        emails=[each if whole else masking.mail(each) for each in person.emails],
        records=len(known.records),
        contacts=len(contacts),
        notes=sum(bool(contact.note) for contact in contacts),
        mentions=len(known.mentions),
        recordings=len(known.sounds),
        audit_entries=known.audit_entries,
        searches=known.searches,
        bytes=sum(each.bytes or 0 for each in known.sounds),
        open=known.open_references,
        stays=[each for each in (figures, deeds, others) if each.count],
    )


@routes.on(
    "GET",
    "/personal_data/export",
    may=EXPORT,
    response_class=StreamingResponse,
    responses={200: {"content": {"application/zip": {}}, "description": "Everything known, as a ZIP file."}},
)
async def export_personal_data(centre: Centre, user: SignedInUser, sight: Seen, known: Known) -> StreamingResponse:
    """Everything known of a person: records, contacts with stories and notes, recordings. `X-Bytes`: about so large."""
    sight.require_everybody()
    size = sum(each.bytes or 0 for each in known.sounds)
    said = {"contacts": len(known.contacts), "recordings": len(known.sounds)}
    subject = known.person.subjects[0] if known.person.subjects else "person:by-number"
    async with centre.database.transaction() as transaction:
        await centre.audit.write(transaction, user.login, "person.exported", subject, None, said)
    headers = {"X-Bytes": str(size), "Content-Disposition": 'attachment; filename="personal-data.zip"'}
    return StreamingResponse(zipped(_parts(centre, known)), media_type="application/zip", headers=headers)


@routes.on("POST", "/personal_data/erase", may=ERASE, status_code=202)
async def erase_personal_data(centre: Centre, user: SignedInUser, body: PersonNamed) -> Erasure:
    """Begin to erase everything known of a person; it cannot be taken back."""
    known = await centre.privacy.find(body.customer, body.number, body.email)
    return _shown(await centre.privacy.begin(known, user.login))


@routes.on("GET", "/personal_data/erasures/{erasure_id}", may=ERASE)
async def erasure(centre: Centre, erasure_id: Identifier) -> Erasure:
    """How far an erasure is."""
    return _shown(centre.privacy.work(erasure_id))


def _is_one(*named: str | None) -> bool:
    return sum(each is not None for each in named) == 1


def _shown(work: Work) -> Erasure:
    return Erasure(id=work.id, state=work.state, done=work.done, all=work.all)


async def _parts(centre: CentreParts, known: Traces) -> AsyncIterator[Part]:
    person = {
        "names": known.person.names,
        "numbers": known.person.numbers,
        "emails": known.person.emails,
        "records": [customer_fields(record) for record in known.records],
        "called_into_contacts_of_others": list(known.mentions),
    }
    yield "person.json", _json(person)
    for contact in known.contacts:
        lines = [each for each in known.recordings if each.contact_id == contact.id]
        whole = WholeContact(
            contact=listed_view(centre, contact, EVERYBODY),
            story=await told_story(centre, contact, EVERYBODY),
            recordings=[shown_recording(each) for each in lines],
        )
        yield f"contacts/{contact.reference}/contact.json", _json(whole.model_dump(mode="json"))
        for line in lines:
            if line.state in ("complete", "short"):
                yield f"contacts/{contact.reference}/recording-{line.n}.wav", centre.recordings.kept_file(line)


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2)
