import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { Icon } from '../Icon';
import looks from './FileButton.module.css';

interface FileButtonProps {
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
  busy?: boolean;
  primary?: boolean;
  children: ReactNode;
}

/** Takes a file of this computer. */
export function FileButton({ accept, onFile, disabled, busy, primary, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={looks.file}>
      <Button variant={primary ? 'filled' : 'default'} leftSection={<Icon of={IconUpload} size="sm" />} disabled={disabled || busy || false} aria-busy={busy} onClick={() => input.current?.click()}>{children}</Button>
      <input ref={input} type="file" accept={accept} hidden onChange={({ currentTarget }) => { const file = currentTarget.files?.[0]; if (file) onFile(file); currentTarget.value = ''; }} />
    </span>
  );
}
