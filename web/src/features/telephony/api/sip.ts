import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type SipAccount = components['schemas']['SipAccount'];

/** My SIP account, for any phone. */
export function mySipAccount(): Promise<SipAccount> {
  return request('GET', '/agents/me/sip');
}

/** Another agent's account; the server writes down that it was shown. */
export function sipAccountOf(agentId: string): Promise<SipAccount> {
  return request('GET', `/agents/${encodeURIComponent(agentId)}/sip`);
}

/** The account of a phone that is nobody's; the server writes down that it was shown. */
export function sipAccountOfExtension(number: string): Promise<SipAccount> {
  return request('GET', `/extensions/${encodeURIComponent(number)}/sip`);
}

/** A new secret: every phone of this agent must register anew. */
export function renewSip(agentId: string): Promise<void> {
  return request('POST', `/agents/${encodeURIComponent(agentId)}/sip/renew`);
}
