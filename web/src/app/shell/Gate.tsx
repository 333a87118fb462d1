import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { whoAmI } from '~/features/access/api/session';
import { Problem } from '~/http/request';
import { connect } from '~/live/socket';
import { useLive } from '~/live/store';
import { startPhone, stopPhone } from '~/phone/agentPhone';
import { readPreferences } from '~/person/preferences';
import { useLook } from '~/person/useLook';
import { speakAs } from '~/texts/language';
import { Waiting } from './Waiting';

/** A centre that is still starting is asked again until it answers. */
const retryMs = 1000;

function isStranger(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

/** Lets in who is signed in, opens the live line and readies the phone; sends all others to the entrance. */
export function Gate({ children }: { children: ReactNode }) {
  const location = useLocation();
  const queries = useQueryClient();
  const { data: me, error } = useQuery({ queryKey: ['session'], queryFn: whoAmI, staleTime: Infinity, retry: (_, refusal) => !isStranger(refusal), retryDelay: retryMs });
  const { data: wishes } = useQuery({ queryKey: ['preferences', me?.id], queryFn: readPreferences, enabled: Boolean(me), staleTime: Infinity, retry: (_, refusal) => !isStranger(refusal), retryDelay: retryMs });
  useLook(Boolean(wishes));
  const ready = useLive(({ centre }) => centre !== null);
  useEffect(() => {
    if (!me) return;
    void speakAs(me.language);
    connect(() => {
      stopPhone();
      void queries.resetQueries({ queryKey: ['session'] });
    });
    if (me.agent_id) void startPhone();
  }, [me, queries]);
  if (isStranger(error)) return <Navigate to="/sign-in" state={{ from: location.pathname + location.search }} replace />;
  return me && ready && wishes ? children : <Waiting />;
}
