import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '~/design/form/controls';
import { chooseMicrophone, chosenMicrophone, microphones, usePlugged, type Device } from '~/phone/microphone';

interface MicrophoneChoiceProps {
  /** The browser tells the names only once a microphone was allowed. */
  known: boolean;
  disabled: boolean;
}

/** Which microphone, where there are several; the softphone uses the same. */
export function MicrophoneChoice({ known, disabled }: MicrophoneChoiceProps) {
  const { t } = useTranslation();
  const [device, setDevice] = useState(chosenMicrophone());
  const [devices, setDevices] = useState<Device[]>([]);
  const plugged = usePlugged();
  useEffect(() => { if (known) void microphones().then(setDevices, () => undefined); }, [known, plugged]);
  if (devices.length < 2) return null;
  const at = devices.some(({ id }) => id === device) ? device : devices[0]?.id ?? null;
  return <SelectField label={t('seat.microphone')} value={at} disabled={disabled} choices={devices.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { chooseMicrophone(id ?? ''); setDevice(id ?? ''); }} />;
}
