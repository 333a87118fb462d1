import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import type { Me } from '~/live/messages';
import { addAgent } from '../api/firstRun';
import { isGoodPassword, loginFrom } from '../rules';
import { NewPassword } from './NewPassword';
import { StepForm, type StepProps } from './StepForm';

/** Who answers: the administrator themselves, or somebody with a login of their own. */
export function AgentStep({ me, onMine, ...step }: StepProps & { me: Me; onMine: () => void }) {
  const { t } = useTranslation();
  const isAgent = me.agent_id !== null;
  const [who, setWho] = useState(isAgent ? 'other' : 'mine');
  const [name, setName] = useState('');
  const [login, setLogin] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = login ?? loginFrom(name);
  const save = () => {
    setTried(true);
    if (who === 'mine') return addAgent({ name: me.name }).then(onMine);
    return name.trim() !== '' && wanted !== '' && isGoodPassword(password, wanted) && addAgent({ name: name.trim(), login: wanted, password });
  };
  return (
    <StepForm {...step} step="agent" title={t('welcome.agent')} intro={t('welcome.agent_intro')} word={t('welcome.save')} onSave={save}>
      {isAgent && <Note tone="ok">{t('welcome.you_are_agent')}</Note>}
      {!isAgent && <SegmentedField label={t('welcome.who_answers')} choices={[{ value: 'mine', label: t('welcome.i_answer') }, { value: 'other', label: t('welcome.other_answers') }]} value={who} onChange={setWho} />}
      {who === 'mine' ? <Note>{t('welcome.i_answer_text')}</Note> : (
        <>
          <TextField label={t('welcome.their_name')} max={80} error={tried && !name.trim() ? t('welcome.missing_name') : undefined} value={name} onChange={setName} />
          <TextField label={t('sign_in.login')} ltr max={64} error={tried && !wanted ? t('sign_in.login_missing') : undefined} value={wanted} onChange={setLogin} />
          <NewPassword login={wanted} value={password} onChange={setPassword} error={tried && !isGoodPassword(password, wanted) ? t('welcome.password_weak') : undefined} />
        </>
      )}
    </StepForm>
  );
}
