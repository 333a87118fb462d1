import { allTexts } from '~/texts/language';

/** What floats over any page at a key, or is for watchers only; it waits for all words, as every page but the desk does. */
export async function loadPalette() {
  const [{ CommandPalette }] = await Promise.all([import('../palette/CommandPalette'), allTexts()]);
  return { default: CommandPalette };
}

export async function loadKeysPanel() {
  const [{ KeysPanel }] = await Promise.all([import('./KeysPanel'), allTexts()]);
  return { default: KeysPanel };
}

export async function loadBell() {
  const [{ Bell }] = await Promise.all([import('~/features/operations/components/Bell'), allTexts()]);
  return { default: Bell };
}

export async function loadMaskedSign() {
  const [{ MaskedSign }] = await Promise.all([import('./MaskedSign'), allTexts()]);
  return { default: MaskedSign };
}

export async function loadMessageBar() {
  const [{ MessageBar }] = await Promise.all([import('~/features/contact/components/MessageBar'), allTexts()]);
  return { default: MessageBar };
}

export async function loadMessageDesk() {
  const [{ MessageDesk }] = await Promise.all([import('../routes/agent/MessageDesk'), allTexts()]);
  return { default: MessageDesk };
}

export async function loadCallerSigns() {
  const [{ CallerSigns }] = await Promise.all([import('~/features/contact/components/CallerSigns'), allTexts()]);
  return { default: CallerSigns };
}

export async function loadReminder() {
  const [{ Reminder }] = await Promise.all([import('~/features/first_run/components/Reminder'), allTexts()]);
  return { default: Reminder };
}

export async function loadCallLater() {
  const [{ CallLater }] = await Promise.all([import('~/features/call_backs/components/CallLater'), allTexts()]);
  return { default: CallLater };
}

export async function loadScriptPanel() {
  const [{ ScriptPanel }] = await Promise.all([import('~/features/contact/components/ScriptPanel'), allTexts()]);
  return { default: ScriptPanel };
}
