import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type Proof = components['schemas']['Proof'];
export type ProofStanding = components['schemas']['ProofStanding'];

/** Until when figures were compared with the stories, and which days differ. */
export function readStanding(): Promise<ProofStanding> {
  return request('GET', '/figures/proof');
}

/** Compares the rows of these days with the stories; with `repair` those that differ are made again. */
export function beginProof(from: string, to: string, repair: boolean): Promise<Proof> {
  return request('POST', '/figures/proof', { from, to, repair });
}

export function readProof(id: string): Promise<Proof> {
  return request('GET', `/figures/proof/${id}`);
}
