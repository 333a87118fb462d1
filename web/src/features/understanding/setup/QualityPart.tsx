import { useTranslation } from 'react-i18next';
import { ConfusionMatrix } from '~/design/chart/ConfusionMatrix';
import { DrawerPart } from '~/design/Drawer';
import { Facts } from '~/design/Facts';
import { Note } from '~/design/Note';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { formatNumber, formatShare } from '~/texts/format';
import { confusedOf, type IntentModel, type Report } from './model';
import { StandingNote } from './StandingNote';
import { useIntentName } from './useIntentName';
import { useModelState } from './useModelState';

const confusedMost = 10;
const doubtfulMost = 30;
const share = (value: number | null) => (value === null ? '–' : formatShare(value));

/** How well the model does, which intents it mistakes for one another, and what to mend. */
export function QualityPart({ form }: FormProps<IntentModel>) {
  const { t } = useTranslation();
  const name = useIntentName(form.value);
  const { state } = useModelState(form.stored?.key, form.stored?.version);
  if (!form.stored) return <DrawerPart><Note>{t('intents.save_first')}</Note></DrawerPart>;
  return (
    <>
      <DrawerPart title={t('intents.standing')}>
        <StandingNote form={form} />
        {state?.hints.map(({ code, intent, count }) => <Note key={code + intent} tone="watch" title={name(intent)}>{t(`intents.hint_${code}`, { count })}</Note>)}
      </DrawerPart>
      {state?.report && <Told report={state.report} name={name} />}
    </>
  );
}

function Told({ report, name }: { report: Report; name: (id: string) => string }) {
  const { t } = useTranslation();
  const confused = confusedOf(report, confusedMost);
  return (
    <>
      <DrawerPart title={t('intents.judged')}>
        <Text as="p" size="sm" tone="meta">{t('intents.judged_text')}</Text>
        <Facts items={[
          { name: t('field.examples'), value: formatNumber(report.examples) }, { name: t('intents.right'), value: share(report.right) },
          { name: t('intents.kept'), value: share(report.kept) }, { name: t('intents.rejected'), value: share(report.rejected) },
        ]} />
      </DrawerPart>
      <DrawerPart title={t('intents.confused')}>
        {confused.names.length === 0
          ? <Text as="p" size="sm">{t('intents.none_confused')}</Text>
          : <ConfusionMatrix label={t('intents.confused')} corner={t('intents.meant_and_taken')} names={confused.names.map(name)} counts={confused.counts} />}
      </DrawerPart>
      {report.doubtful.length > 0 && (
        <DrawerPart title={t('intents.doubtful')}>
          <Text as="p" size="sm" tone="meta">{t('intents.doubtful_text')}</Text>
          <PlainRows>
            {report.doubtful.slice(0, doubtfulMost).map(({ intent, text, taken, language }) => (
              <li key={`${intent} ${language} ${text}`}><bdi lang={language}>“{text}”</bdi><span>{name(intent)} → {name(taken)}</span></li>
            ))}
          </PlainRows>
        </DrawerPart>
      )}
    </>
  );
}
