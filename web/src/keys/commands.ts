/** Where a command can be given: in a call, wherever one is, in lists, in settings, or to go to a page. */
export type KeyGroup = 'call' | 'anywhere' | 'desk' | 'list' | 'set_up' | 'go';

interface Command {
  /** The usual key: `F2`, `Shift+F2`, `Ctrl+Enter`, `r`; with a space between them, one key after another. */
  key: string;
  group: KeyGroup;
}

/** Everything that has a key. Words stand in the texts under `keys`. */
export const commands = {
  answer: { key: 'F2', group: 'call' },
  hang_up: { key: 'Shift+F2', group: 'call' },
  mute: { key: 'F4', group: 'call' },
  hold: { key: 'F8', group: 'call' },
  keypad: { key: 'F6', group: 'call' },
  transfer: { key: 'F9', group: 'call' },
  add: { key: 'Shift+F9', group: 'call' },
  finish: { key: 'Ctrl+Enter', group: 'call' },
  palette: { key: 'Ctrl+k', group: 'anywhere' },
  ready: { key: 'r', group: 'anywhere' },
  not_ready: { key: 'n', group: 'anywhere' },
  all: { key: '?', group: 'anywhere' },
  notes: { key: 'e', group: 'desk' },
  record: { key: 'o', group: 'desk' },
  lane_left: { key: '[', group: 'desk' },
  lane_right: { key: ']', group: 'desk' },
  search: { key: '/', group: 'list' },
  down: { key: 'j', group: 'list' },
  up: { key: 'k', group: 'list' },
  new_one: { key: 'a', group: 'set_up' },
  save: { key: 'Ctrl+s', group: 'set_up' },
  go_desk: { key: 'g d', group: 'go' },
  go_board: { key: 'g b', group: 'go' },
  go_contacts: { key: 'g c', group: 'go' },
  go_call_backs: { key: 'g o', group: 'go' },
  go_waiting: { key: 'g w', group: 'go' },
  go_voicemail: { key: 'g e', group: 'go' },
  go_customers: { key: 'g k', group: 'go' },
  go_directory: { key: 'g t', group: 'go' },
  go_figures: { key: 'g f', group: 'go' },
  go_results: { key: 'g r', group: 'go' },
  go_flows: { key: 'g l', group: 'go' },
  go_prompts: { key: 'g m', group: 'go' },
  go_numbers: { key: 'g n', group: 'go' },
  go_queues: { key: 'g q', group: 'go' },
  go_agents: { key: 'g a', group: 'go' },
  go_users: { key: 'g u', group: 'go' },
  go_privacy: { key: 'g v', group: 'go' },
  go_settings: { key: 'g s', group: 'go' },
  go_phone: { key: 'g p', group: 'go' },
  go_account: { key: 'g i', group: 'go' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as CommandId[];
