import { useAddressFields } from '~/http/useAddressFields';

export type PanelName = 'check' | 'publish' | 'versions' | 'tests';
const panels: PanelName[] = ['check', 'publish', 'versions', 'tests'];

export interface OpenDrawer {
  /** The step whose form is open. */
  step: string | null;
  panel: PanelName | null;
  /** The steps as a list instead of the drawing. */
  outline: boolean;
  /** The version that is compared with what is drawn. */
  compared: number | null;
  /** A made-up caller goes through what is drawn. */
  trying: boolean;
  openStep: (id: string) => void;
  openPanel: (panel: PanelName) => void;
  close: () => void;
  setOutline: (outline: boolean) => void;
  compare: (version: number | null) => void;
  setTrying: (trying: boolean) => void;
}

/** What is open beside the drawing: it stands in the address, so that it can be linked and Back closes it. */
export function useDrawer(): OpenDrawer {
  const [params, change] = useAddressFields();
  const step = params.get('step');
  const panel = panels.find((each) => each === params.get('panel')) ?? null;
  const opened = step !== null || panel !== null;
  const wished = Number(params.get('compare'));
  const compared = Number.isInteger(wished) && wished > 0 ? wished : null;
  return {
    step, panel, outline: params.get('view') === 'outline', compared,
    openStep: (id) => change({ step: id, panel: null, compare: null }, opened),
    openPanel: (name) => change({ panel: name, step: null, compare: null }, opened),
    close: () => change({ step: null, panel: null, compare: null }, false),
    setOutline: (outline) => change({ view: outline ? 'outline' : null }, true),
    trying: params.get('try') !== null && compared === null,
    setTrying: (trying) => change({ try: trying ? '1' : null, compare: null }, true),
    compare: (version) => change({ compare: version === null ? null : String(version) }, true),
  };
}
