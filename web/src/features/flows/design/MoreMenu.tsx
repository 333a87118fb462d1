import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { save } from '~/design/download';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { readFile, written, type FileForm } from './model/file';
import type { FlowDocument } from './model/document';

interface MoreMenuProps {
  id: string;
  document: FlowDocument;
  onImport: (document: FlowDocument) => void;
  onDiscard: (() => void) | null;
}

/** The flow as a file and from a file, and the way back to what is live. */
export function MoreMenu({ id, document, onImport, onDiscard }: MoreMenuProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const give = (form: FileForm) => void written(document, form).then((text) => save(`${id}.${form}`, text));
  const take = (file: File) => void file.text().then(readFile).then((read) => { if (read) onImport(read); toast(t(read ? 'designer.imported' : 'designer.no_flow', { name: file.name })); });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target><Button leftSection={<Icon of={IconDots} size="sm" />}>{t('designer.file')}</Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => give('json')}>{t('designer.export_json')}</Menu.Item>
          <Menu.Item onClick={() => give('yaml')}>{t('designer.export_yaml')}</Menu.Item>
          <Menu.Item onClick={() => input.current?.click()}>{t('designer.import')}</Menu.Item>
          {onDiscard && <Menu.Item onClick={onDiscard}>{t('designer.discard')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <input ref={input} type="file" hidden accept=".json,.yaml,.yml" aria-label={t('designer.import')} onChange={({ currentTarget }) => { const file = currentTarget.files?.[0]; if (file) take(file); currentTarget.value = ''; }} />
    </>
  );
}
