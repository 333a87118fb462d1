/** When a virtual agent gets a contact that a person could have as well. */
export const orders = ['last', 'first', 'cheaper'] as const;
export type Order = (typeof orders)[number];

/** A virtual agent as it is edited: a number is null while its field is empty. */
export interface VirtualAgentSettings {
  id: string;
  name: string;
  flow_id: string;
  active: boolean;
  calendar: string;
  contacts_max: number | null;
  minutes_max: number | null;
  skills: Record<string, number>;
  queue_ids: string[];
  tiers: Record<string, number>;
  orders: Record<string, Order>;
  success_percent_min: number | null;
  price: number | null;
  person_price: number | null;
}

export type VirtualAgentShape = Pick<VirtualAgentSettings, 'id' | 'name'>;

export const orderOf = ({ orders: byQueue }: Pick<VirtualAgentSettings, 'orders'>, queueId: string): Order => byQueue[queueId] ?? 'last';

/** What is said of these queues only. */
export const kept = <Value>(all: Record<string, Value>, queueIds: string[]): Record<string, Value> => Object.fromEntries(Object.entries(all).filter(([id]) => queueIds.includes(id)));

/** The share of successes above which a contact that begins with it costs less; null where the prices say nothing. */
export function breakEven({ price, person_price: personPrice }: Pick<VirtualAgentSettings, 'price' | 'person_price'>): number | null {
  return price && personPrice && price < personPrice ? price / personPrice : null;
}
