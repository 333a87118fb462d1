import { useMemo } from 'react';
import type { Sought } from '~/design/canvas/Canvas';
import type { Walk } from '../canvas/useFaces';
import { isAmong, type Course, type Tested } from '../model/tests';

/** What the drawing shows of a call that is tried out: where the caller stands and the ways taken; or the ways no test takes. */
export function useWalk(course: Course | undefined, tested: Tested | undefined): Walk | null {
  return useMemo(() => {
    if (!course && !tested) return null;
    const walked = course?.moments.flatMap(({ ways }) => ways).filter(({ flow }) => flow === '') ?? [];
    const untried = tested?.ways.filter(({ calls }) => calls === 0) ?? [];
    return {
      stands: course?.flow === '' ? course.node : null,
      ways: (node, way) => {
        if (walked.some((each) => each.node === node && isAmong(way, each.exits))) return 'walked';
        return untried.some((each) => each.node === node && isAmong(way, each.exits)) ? 'untried' : undefined;
      },
    };
  }, [course, tested]);
}

/** The step the caller stands at, to be kept in sight. */
export function useStandsAt(course: Course | undefined): Sought | null {
  return useMemo(() => (course?.flow === '' ? { id: course.node, turn: course.moments.length, followed: true } : null), [course]);
}
