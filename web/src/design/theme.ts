import { createTheme, Button, Group, Menu, Popover, Tooltip, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

type Hue = 'petrol' | 'ink' | 'dark' | 'green' | 'amber' | 'red' | 'blue' | 'sky' | 'violet' | 'clay' | 'rose' | 'olive';

/** The ten steps of a scale, as they stand in tokens.css. */
function scale(hue: Hue): MantineColorsTuple {
  return Array.from({ length: 10 }, (_, step) => `var(--${hue}-${step})`) as unknown as MantineColorsTuple;
}

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 5 },
  white: '#ffffff',
  black: '#192020',
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: {
    petrol: scale('petrol'), gray: scale('ink'), dark: scale('dark'), green: scale('green'), amber: scale('amber'), red: scale('red'),
    blue: scale('blue'), sky: scale('sky'), violet: scale('violet'), clay: scale('clay'), rose: scale('rose'), olive: scale('olive'),
  },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1rem', sm: '1.25rem', md: '1.25rem', lg: '1.5rem', xl: '1.75rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '999px' },
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default' } }),
    Group: Group.extend({ defaultProps: { wrap: 'nowrap', gap: 'sm' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', position: 'bottom-end', transitionProps: { duration: 120 }, trapFocus: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, events: { hover: true, focus: true, touch: false } } }),
    PasswordInput: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false, checkIconPosition: 'right' } },
  },
});

/** Mantine's own names, given our meanings. Body is the surface; the page's ground is the canvas. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--brand-text)',
    '--mantine-color-error': 'var(--breach-text)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-control)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--brand)',
    '--mantine-primary-color-filled-hover': 'var(--brand-hover)',
    '--mantine-primary-color-contrast': 'var(--on-brand)',
    '--mantine-shadow-md': 'var(--shadow-menu)',
    '--mantine-shadow-lg': 'var(--shadow-sheet)',
  },
  light: {},
  dark: {},
});
