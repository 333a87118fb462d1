import { useTranslation } from 'react-i18next';
import { Ribbon } from '~/design/Ribbon';
import { formatDuration } from '~/texts/format';
import { drawable, type PhaseKey, type Stretch } from '../rules';

const names: PhaseKey[] = ['flow', 'queue', 'ringing', 'talking', 'hold', 'wrap_up'];

/** The life of a contact in one line, in words for those who listen. */
export function ContactRibbon({ stretches, size }: { stretches: Stretch[]; size: 'thin' | 'medium' | 'tall' }) {
  const { t } = useTranslation();
  const whole = Object.fromEntries(names.map((name) => [name, formatDuration(stretches.filter((one) => one.name === name).reduce((sum, { ms }) => sum + ms, 0))])) as Record<PhaseKey, string>;
  return <Ribbon size={size} label={t('phase.sentence', whole)} phases={drawable(stretches).map(({ name, ms }) => ({ name, ms, word: t(`phase.${name}`), time: formatDuration(ms) }))} />;
}
