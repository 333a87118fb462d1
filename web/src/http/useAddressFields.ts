import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type AddressFields = Partial<Record<string, string | null>>;

/** What stands in the address behind the question mark, and how fields of it change: null or '' takes one away. */
export function useAddressFields(): [URLSearchParams, (fields: AddressFields, replace?: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback((fields: AddressFields, replace = true) => setParams(changed(fields), { replace, preventScrollReset: true }), [setParams]);
  return [params, change];
}

/**
 * The fields as they will be. They begin from where the browser is: the address as it was drawn last may be older, and
 * whoever clicks a tab in the moment after saving a new thing would be led back to the empty form.
 */
function changed(fields: AddressFields): URLSearchParams {
  const next = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
