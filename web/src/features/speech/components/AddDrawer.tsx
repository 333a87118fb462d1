import type { Address } from '~/setup/address';
import type { MissingLanguages } from '~/setup/missingLanguages';
import { FragmentsDrawer } from './FragmentsDrawer';
import { MissingDrawer } from './MissingDrawer';
import { RecordDrawer } from './RecordDrawer';
import { SpeakDrawer } from './SpeakDrawer';

interface AddDrawerProps {
  address: Address;
  may: boolean;
  /** The prompts there are. */
  names: string[];
  lacks: MissingLanguages[];
}

/** The drawer of what is no prompt yet: a new one, spoken or recorded; the pieces of values, and what lacks a language. */
export function AddDrawer({ address, may, names, lacks }: AddDrawerProps) {
  if (address.tab === 'missing') return <MissingDrawer items={lacks} onClose={address.close} />;
  if (address.tab === 'fragments') return <FragmentsDrawer may={may} onClose={address.close} />;
  if (!may) return null;
  const made = { called: address.called ?? '', onClose: address.close, onDone: address.open };
  if (address.tab === 'recorded') return <RecordDrawer key={address.called} names={names} {...made} />;
  return <SpeakDrawer key={address.called} onRecord={() => address.go('recorded')} {...made} />;
}
