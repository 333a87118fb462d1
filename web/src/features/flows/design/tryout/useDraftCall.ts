import { useCallback, useEffect, useRef, useState } from 'react';
import { followDraftCall, type DraftLine } from '~/live/draftCall';
import { useGuestCall, type GuestStage } from '~/phone/useGuestCall';
import type { FlowDocument } from '../model/document';
import type { CallScript, Course, Doing } from '../model/tests';
import { callDraft } from './api';

export interface DraftCall {
  /** It is what is shown instead of the made-up caller's. */
  active: boolean;
  stage: GuestStage;
  course: Course | undefined;
  error: unknown;
  /** How loud it is, 0 to 1. */
  level: number;
  /** What is drawn is no longer what was called. */
  isOld: boolean;
  start: () => void;
  let: (doing: Doing) => void;
  /** Ends it, and is back with the made-up caller. */
  leave: () => void;
}

/** A real call of what is drawn, by whoever draws it. It ends when the page is left. */
export function useDraftCall(document: FlowDocument, call: CallScript): DraftCall {
  const [called, setCalled] = useState<FlowDocument | null>(null);
  const [course, setCourse] = useState<Course>();
  const [error, setError] = useState<unknown>(null);
  const line = useRef<DraftLine | null>(null);
  const left = useRef(false);
  const open = useCallback(async () => {
    line.current?.close();
    setCalled(document);
    setCourse(undefined);
    setError(null);
    try {
      const made = await callDraft(document, call);
      const opened = await followDraftCall<Course>(made.id, (told) => { if (line.current === opened) setCourse(told); });
      if (left.current) {
        opened.close();
        throw new Error('left');
      }
      line.current = opened;
      return made;
    } catch (refusal) {
      setError(refusal);
      throw refusal;
    }
  }, [document, call]);
  const phone = useGuestCall(open);
  const { call: dial, hangUp, keys } = phone;
  const over = Boolean(course?.end) || phone.stage === 'failed';
  useEffect(() => { if (over) line.current?.close(); }, [over]);
  useEffect(() => {
    left.current = false;
    return () => { left.current = true; line.current?.close(); };
  }, []);
  return {
    active: called !== null, stage: phone.stage, course, error, level: phone.level, isOld: called !== null && called !== document,
    start: () => void dial(),
    let: (doing) => { if (doing.keys) keys(doing.keys); else if (doing.hangs_up) hangUp(); else line.current?.say(doing); },
    leave: () => { hangUp(); line.current?.close(); setCalled(null); },
  };
}
