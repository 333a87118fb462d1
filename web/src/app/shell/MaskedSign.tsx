import { IconEyeOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '~/design/Frame';
import { toast } from '~/design/Toast';
import { useLive } from '~/live/store';
import { isMasked } from '~/person/masked';

const textLengthMax = 200;

/** Says on every page that names and numbers are masked for this person, and at each of them why. */
export function MaskedSign() {
  const { t } = useTranslation();
  const own = useLive(({ centre }) => centre?.me.rights.includes('personal_data.see.own')) ?? false;
  const word = t(own ? 'masked.but_own' : 'masked.all');
  useEffect(() => {
    const explain = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || target.title || (target.textContent?.length ?? 0) > textLengthMax) return;
      if (isMasked(target.textContent ?? '')) target.title = word;
    };
    document.addEventListener('pointerover', explain);
    document.addEventListener('focusin', explain);
    return () => {
      document.removeEventListener('pointerover', explain);
      document.removeEventListener('focusin', explain);
    };
  }, [word]);
  return <IconButton icon={IconEyeOff} word={word} onClick={() => toast(word)} />;
}
