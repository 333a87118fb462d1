import { useTranslation } from 'react-i18next';
import type { IntentModel } from './model';

/** The name of an intent by its id; that of no id is “none of these”. */
export function useIntentName({ intents }: IntentModel): (id: string) => string {
  const { t } = useTranslation();
  return (id) => (id ? intents.find((each) => each.id === id)?.name ?? id : t('field.none_of_these'));
}
