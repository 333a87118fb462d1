/** What a webhook can be told of. */
export const told = ['contact.arrived', 'contact.answered', 'contact.disposition', 'contact.closed', 'alarm.raised', 'alarm.cleared'] as const;

/** A program of others that is told of contacts and alarms. */
export interface Webhook {
  id: string;
  name: string;
  url: string;
  events: (typeof told)[number][];
  queue_ids: string[];
  personal_data: boolean;
  private_addresses: boolean;
  active: boolean;
  secret?: string;
}

const keyBytes = 32;

/** A secret nobody can guess, as Standard Webhooks writes it. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(keyBytes));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
