import { useAddressFields } from '~/http/useAddressFields';

/** What a list page keeps in its address, so that every view can be linked and Back closes the drawer. */
export interface Address {
  /** The thing that is opened; null while none is. */
  edit: string | null;
  /** A new thing is being made. */
  adding: boolean;
  tab: string | null;
  /** The name a new thing is to have, if that is known already. */
  called: string | null;
  find: string;
  sort: string;
  open: (key: string) => void;
  add: () => void;
  /** A new thing, or another drawer that belongs to none, at this part of it. */
  addAt: (tab: string) => void;
  close: () => void;
  go: (tab: string) => void;
  setFind: (text: string) => void;
  setSort: (sort: string) => void;
}

export function useAddress(firstSort: string): Address {
  const [params, change] = useAddressFields();
  const edit = params.get('edit');
  const adding = params.has('add');
  const opened = edit !== null || adding;
  return {
    edit, adding, tab: params.get('tab'), called: params.get('called'), find: params.get('find') ?? '', sort: params.get('sort') ?? firstSort,
    // From one thing to the next the address is replaced: Back closes the drawer, whatever was looked at in it.
    open: (key) => change({ edit: key, add: null, called: null }, opened),
    add: () => change({ edit: null, add: '1', tab: null, called: null }, opened),
    addAt: (tab) => change({ edit: null, add: '1', tab, called: null }, opened),
    close: () => change({ edit: null, add: null, tab: null, called: null }, false),
    go: (tab) => change({ tab }, true),
    setFind: (find) => change({ find }, true),
    setSort: (sort) => change({ sort: sort === firstSort ? null : sort }, true),
  };
}
