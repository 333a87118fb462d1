import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type CustomerProof = components['schemas']['CustomerProof'];
export type ProofWish = Partial<components['schemas']['ProofChange']>;

export function readProof(id: string): Promise<CustomerProof> {
  return request('GET', `/customers/${id}/proof`);
}

export function setProof(id: string, wish: ProofWish): Promise<CustomerProof> {
  return request('PUT', `/customers/${id}/proof`, wish);
}

export function unlockProof(id: string): Promise<CustomerProof> {
  return request('POST', `/customers/${id}/proof/unlock`);
}
