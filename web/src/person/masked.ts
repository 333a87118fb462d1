import { useLive } from '~/live/store';

/** What stands in the place of personal data that somebody may not see. */
const mark = '•••';

/** Whether the server has hidden this text, or a part of it. */
export function isMasked(text: string): boolean {
  return text.includes(mark);
}

/** Whether this person sees everybody's names and numbers; who does not finds by what they know whole. */
export function useSeesPersonal(): boolean {
  return useLive(({ centre }) => centre?.me.rights.includes('personal_data.see')) ?? false;
}
