import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type WallSettings = components['schemas']['WallSettings'];

/** A wall that was saved. */
export function readWall(id: string): Promise<WallSettings> {
  return request('GET', `/walls/${encodeURIComponent(id)}`);
}
