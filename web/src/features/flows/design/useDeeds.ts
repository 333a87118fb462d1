import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import type { CanvasEdge } from '~/design/canvas/Canvas';
import { toast } from '~/design/Toast';
import { discardDraft, publishDraft, publishVersion } from './draft/api';
import type { Keeper } from './draft/keeper';
import type { Opened } from './draft/useKeptDraft';
import { blankNode, waysOf } from './kinds/registry';
import { cardWidth, freePlace, placesOf } from './model/layout';
import type { Design } from './useDesign';
import type { OpenDrawer } from './useDrawer';

/** What is done to the draft as a whole: sent, published, thrown away, and what was live before brought back. */
export function useDraftDeeds({ id, name }: Opened, keeper: Keeper, drawer: OpenDrawer, onReopen: () => Promise<unknown>) {
  const { t } = useTranslation();
  const flush = useCallback(() => keeper.flush(), [keeper]);
  const over = async (said: string) => {
    toast(said);
    drawer.close();
    await onReopen();
  };
  return {
    flush,
    publish: async (note: string, despiteTests: boolean) => {
      await flush();
      await publishDraft(id, note, keeper.revision, despiteTests);
      keeper.forget(0);
      await over(t('designer.published', { name }));
    },
    goBack: async (version: number, note: string) => {
      await flush();
      await publishVersion(id, version, note);
      await over(t('designer.is_back', { version }));
    },
    discard: async () => {
      if (await flush()) await discardDraft(id, keeper.revision);
      keeper.forget(0);
      await onReopen();
    },
  };
}

/** Adds a step beside the chosen one, which leads to it if it has a way that leads nowhere; and takes away what is chosen. */
export function useStepDeeds(design: Design, edges: CanvasEdge[], edge: string | null, drawer: OpenDrawer) {
  const { t } = useTranslation();
  const { document, chosen } = design;
  return {
    add: (kind: string): string => {
      const [from] = chosen;
      const node = blankNode(kind);
      const places = placesOf(document, waysOf);
      const [x, y] = (from ? places[from] : undefined) ?? [0, 0];
      const open = from ? waysOf(document.nodes[from] ?? { kind: '' }).find(({ to }) => !(to in document.nodes)) : undefined;
      const at = freePlace(document, places, [from ? x + cardWidth + 88 : x, y], waysOf, waysOf(node).length);
      return design.add({ ...node, at }, from && open ? { id: from, path: open.path } : undefined);
    },
    remove: (focused: string | null) => {
      const ids = focused !== null && !chosen.includes(focused) ? [focused] : chosen;
      const way = edges.find((each) => each.id === edge);
      if (way) design.lead(way.from, way.way.split('.'), '');
      else if (ids.length) {
        announce(t('designer.removed', { count: ids.length }));
        design.remove(ids);
        if (drawer.step) drawer.close();
      }
    },
  };
}
