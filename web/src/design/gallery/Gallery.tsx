import { MantineProvider, type CSSVariablesResolver } from '@mantine/core';
import { useId, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CutLinks } from '../CutLinks';
import { Page, PageHead } from '../patterns/Story';
import { classes } from '../classes';
import { cssVariables, theme } from '../theme';
import { Controls } from './parts/Controls';
import { Data } from './parts/Data';
import { Drawings } from './parts/Drawings';
import { Forms } from './parts/Forms';
import { Frames } from './parts/Frames';
import { Messages } from './parts/Messages';
import { States } from './parts/States';
import { Tokens } from './parts/Tokens';
import { useForcedStates } from './forced';
import looks from './Gallery.module.css';

/** What is shown, by the name it has in the address. */
export const parts = { tokens: Tokens, states: States, controls: Controls, forms: Forms, messages: Messages, data: Data, drawings: Drawings, frames: Frames } satisfies Record<string, ComponentType>;

export type GalleryPart = keyof typeof parts;
export const galleryParts = Object.keys(parts) as GalleryPart[];

/** Below the page's root Mantine names its own colours for each scheme: ours stand against both. */
const sideVariables: CSSVariablesResolver = (theme) => { const { variables } = cssVariables(theme); return { variables, light: variables, dark: variables }; };

/** A side of the gallery in a scheme of its own, whatever the page around it has. */
function Side({ scheme, children }: { scheme: 'light' | 'dark'; children: ReactNode }) {
  const { t } = useTranslation();
  const id = `side${useId().replace(/\W/g, '')}`;
  return (
    <MantineProvider theme={theme} cssVariablesResolver={sideVariables} cssVariablesSelector={`#${id}`} getRootElement={() => document.getElementById(id) ?? undefined} forceColorScheme={scheme} withGlobalClasses={false}>
      <section id={id} className={classes(looks.side, looks[scheme])} data-mantine-color-scheme={scheme} aria-label={t(`person.${scheme}`)}>
        <h2>{t(`person.${scheme}`)}</h2>
        {children}
      </section>
    </MantineProvider>
  );
}

/** Every part of the design in every state, light and dark side by side. */
export function Gallery({ part }: { part: GalleryPart }) {
  const { t } = useTranslation();
  useForcedStates();
  const Part = parts[part];
  return (
    <Page scrolls>
      <PageHead><CutLinks label={t('gallery.parts')} items={galleryParts.map((each) => ({ to: `/design?part=${each}`, word: t(`gallery.part_${each}`), here: each === part }))} /></PageHead>
      <div key={part} className={looks.sides}>
        <Side scheme="light"><Part /></Side>
        <Side scheme="dark"><Part /></Side>
      </div>
    </Page>
  );
}
