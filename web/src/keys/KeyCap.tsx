import { Key } from '~/design/Key';
import type { CommandId } from './commands';
import { useKeyOf } from './useCommand';

/** The key that does the same as the control beside it; nothing where it has none. */
export function KeyCap({ of: id }: { of: CommandId }) {
  const key = useKeyOf(id);
  return key ? <Key>{key}</Key> : null;
}
