import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '~/design/form/FileButton';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { identifierOf } from '~/setup/rules';
import { putPrompt } from '../api/prompts';

interface UploadButtonProps {
  /** The announcement that is replaced; a new one is named after its file. */
  name?: string;
  primary?: boolean;
  onDone: (name: string) => void;
}

/** Uploads a file with sound; what is wrong with it is said beside the button. */
export function UploadButton({ name, primary, onDone }: UploadButtonProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useProblemText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const send = (file: File) => {
    setBusy(true);
    setRefusal(null);
    putPrompt(name ?? identifierOf(file.name.replace(/\.[^.]*$/, ''), [], 'prompt'), file)
      .then(async (prompt) => { await queries.invalidateQueries({ queryKey: ['setup'] }); toast(t('prompts.uploaded', { name: prompt.name })); onDone(prompt.name); })
      .catch(setRefusal)
      .finally(() => setBusy(false));
  };
  return (
    <>
      {refusal !== null && <span role="alert"><Text size="sm" tone="breach">{words(refusal)}</Text></span>}
      <FileButton accept=".wav,.mp3,.ogg,.flac,audio/wav,audio/mpeg,audio/ogg,audio/flac" primary={primary ?? false} busy={busy} onFile={send}>{t(name ? 'prompts.replace' : 'prompts.upload')}</FileButton>
    </>
  );
}
