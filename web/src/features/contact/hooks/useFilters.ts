import { useSearchParams } from 'react-router';
import type { ContactFilters } from '../api/contacts';
import { filterNames, read, widened, type FilterName } from '../filters';

interface FiltersInAddress {
  filters: ContactFilters;
  params: URLSearchParams;
  set: (name: FilterName, value: string | null) => void;
  clear: () => void;
  widen: (without: string[], near: boolean) => void;
  any: boolean;
}

/** The filters as they stand in the address, so that every view can be linked and outlives a reload. */
export function useFilters(): FiltersInAddress {
  const [params, setParams] = useSearchParams();
  const filters = read(params);
  const set = (name: FilterName, value: string | null) => setParams((last) => {
    const next = new URLSearchParams(last);
    if (value) next.set(name, value);
    else next.delete(name);
    if (name === 'q') next.delete('near');
    return next;
  }, { replace: true });
  const clear = () => setParams((last) => widened(last, [...filterNames], false), { replace: true });
  const widen = (without: string[], near: boolean) => setParams((last) => widened(last, without, near));
  return { filters, params, set, clear, widen, any: Object.keys(filters).length > 0 };
}
