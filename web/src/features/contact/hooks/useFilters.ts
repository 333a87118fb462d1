import { useAddressFields } from '~/http/useAddressFields';
import type { ContactFilters } from '../api/contacts';
import { filterNames, read, type FilterName } from '../filters';

interface FiltersInAddress {
  filters: ContactFilters;
  params: URLSearchParams;
  set: (name: FilterName, value: string | null) => void;
  clear: () => void;
  widen: (without: string[], near: boolean) => void;
  any: boolean;
}

const gone = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));

/** The filters as they stand in the address, so that every view can be linked and outlives a reload. */
export function useFilters(): FiltersInAddress {
  const [params, change] = useAddressFields();
  const filters = read(params);
  const set = (name: FilterName, value: string | null) => change({ [name]: value, ...(name === 'q' ? { near: null } : {}) });
  const clear = () => change(gone(filterNames));
  const widen = (without: string[], near: boolean) => change({ ...gone(without), ...(near ? { near: 'true' } : {}) }, false);
  return { filters, params, set, clear, widen, any: Object.keys(filters).length > 0 };
}
