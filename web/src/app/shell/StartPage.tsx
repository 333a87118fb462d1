import { Navigate } from 'react-router';
import { useLive } from '~/live/store';
import { startOf } from './navigation';

/** Sends everybody to where their work is. */
export function StartPage() {
  const me = useLive(({ centre }) => centre?.me);
  return me ? <Navigate to={startOf(me)} replace /> : null;
}
