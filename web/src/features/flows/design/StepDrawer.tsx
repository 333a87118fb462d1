import { Button } from '@mantine/core';
import { IconCopy, IconFlag, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Drawer } from '~/design/Drawer';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { kindOf } from './kinds/registry';
import { StepForm } from './forms/StepForm';
import { titleOf } from './model/document';
import type { Checked } from './useFaults';
import type { Design } from './useDesign';
import type { StepWords } from './useStepWords';

interface StepDrawerProps {
  id: string;
  design: Design;
  words: StepWords;
  checked: Checked;
  sought: number;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** The form of one step beside the drawing. */
export function StepDrawer({ id, design, words, checked, sought, onOpen, onClose }: StepDrawerProps) {
  const { t } = useTranslation();
  const { document } = design;
  const node = document.nodes[id];
  if (!node) return null;
  const kind = kindOf(node.kind);
  const copy = () => { design.paste(design.copy([id])); };
  return (
    <Drawer of={id} title={titleOf(document, id)} lead={<Icon of={kind.icon} />} line={[words.kind(node.kind), document.start === id ? t('designer.is_start') : ''].filter(Boolean).join(' · ')} onClose={onClose}
      foot={(
        <>
          <IconButton icon={IconTrash} word={t('form.remove')} onClick={() => { design.remove([id]); onClose(); }} />
          <IconButton icon={IconCopy} word={t('designer.copy')} onClick={copy} />
          <Text grow />
          {document.start !== id && <Button leftSection={<Icon of={IconFlag} size="sm" />} onClick={() => design.change({ ...document, start: id })}>{t('designer.make_start')}</Button>}
        </>
      )}>
      <Text as="p" size="sm" tone="meta">{words.about(node.kind)}</Text>
      <StepForm key={id} id={id} node={node} document={document} words={words} sought={sought} error={(path) => checked.error(id, path)}
        onChange={(next, about) => design.setNode(id, next, `${id} ${about}`)} onRename={(name) => { design.rename(id, name); onOpen(name); }} />
    </Drawer>
  );
}
