import type { Contact } from '~/live/messages';
import { ServedSign } from './ServedSign';
import { VerifiedSign } from './VerifiedSign';

/** What happened with the caller before: who they have proven to be, and what virtual agents did. */
export function CallerSigns({ contact }: { contact: Contact }) {
  return (
    <>
      {contact.verification && <VerifiedSign verification={contact.verification} />}
      {contact.virtual.map((served) => <ServedSign key={served.since} served={served} />)}
    </>
  );
}
