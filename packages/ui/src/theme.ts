import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The one accent: it means « you can act ». White on shade 7 is 6.9:1, on shade 6 5.3:1. */
const accent: MantineColorsTuple = [
  '#e8f5f4',
  '#d0e9e7',
  '#a3d4d0',
  '#71bcb7',
  '#4fb0aa',
  '#268b86',
  '#167873',
  '#0d6662',
  '#085450',
  '#04423f',
];
const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#f0f2f2',
  '#e4e7e8',
  '#d4d8da',
  '#b6bcc0',
  '#939ba0',
  '#6d767c',
  '#4f585e',
  '#343b40',
  '#1c2124',
];
const dark: MantineColorsTuple = [
  '#e2e6e7',
  '#c3c9cc',
  '#a3abaf',
  '#6e777c',
  '#474f54',
  '#343b3f',
  '#272d30',
  '#1b2022',
  '#14181a',
  '#0e1112',
];

const fontFamily = "'Inter Variable', 'Noto Naskh Arabic', system-ui, sans-serif";

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray, dark },
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Help stands under the field, after what one types.
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      styles: {
        description: { fontSize: 'var(--mantine-font-size-sm)', lineHeight: 1.45 },
        error: { fontSize: 'var(--mantine-font-size-sm)', lineHeight: 1.45, marginBlockStart: 4 },
      },
    },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    // A list is first placed before it has a width: centred, it would stick out, and a phone would widen the whole page for it.
    Combobox: { defaultProps: { position: 'bottom-start' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
  },
});

/** Greys and reds of Mantine that miss AA contrast are replaced here, once. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1c2124',
    '--mantine-color-dimmed': '#586167',
    '--mantine-color-placeholder': '#6b747a',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#d4d8da',
    '--mantine-color-anchor': '#0d6662',
    '--mantine-color-accent-light-hover': '#e8f5f4',
  },
  dark: {
    '--mantine-color-body': '#14181a',
    '--mantine-color-text': '#e2e6e7',
    '--mantine-color-dimmed': '#a3abaf',
    '--mantine-color-placeholder': '#8b9499',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-default': '#1b2022',
    '--mantine-color-default-hover': '#272d30',
    '--mantine-color-default-border': '#3b4347',
    '--mantine-color-anchor': '#71bcb7',
    '--mantine-color-accent-light-color': '#71bcb7',
    '--mantine-color-accent-light-hover': '#0f2f2d',
  },
});
