import { Halves } from '~/design/Panel';
import { Dispositions } from '~/features/contact/components/Dispositions';
import { Notes } from '~/features/contact/components/Notes';
import { CustomerPanel } from '~/features/customers/components/CustomerPanel';
import { RecordingPanel } from '~/features/recordings/components/RecordingPanel';
import type { Contact } from '~/live/messages';
import { useZone } from '~/person/preferences';

const nothing = () => undefined;

/** A message on the desk: hear it, see who left it, write down what came of it. */
export function MessageDesk({ contact }: { contact: Contact }) {
  const zone = useZone();
  const inHand = contact.state === 'connected';
  return (
    <>
      <RecordingPanel contactId={contact.id} zone={zone} jump={null} onHeard={nothing} onChosen={nothing} />
      {inHand && <Dispositions contact={contact} />}
      <Halves grow>{inHand && <Notes key={contact.id} contact={contact} />}<CustomerPanel contact={contact} /></Halves>
    </>
  );
}
