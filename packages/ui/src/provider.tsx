import '@fontsource-variable/inter/wght.css';
import '@fontsource/noto-naskh-arabic/arabic-400.css';
import '@fontsource/noto-naskh-arabic/arabic-500.css';
import '@fontsource/noto-naskh-arabic/arabic-600.css';
import '@mantine/core/styles.css';
import './tokens.css';
import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { UiTextsProvider } from './texts.tsx';
import type { UiTexts } from './texts.tsx';
import { resolveVariables, theme } from './theme.ts';
import { Toaster } from './toast.tsx';

function FollowDirection({ direction }: { direction: 'ltr' | 'rtl' }) {
  const { setDirection } = useDirection();
  useEffect(() => setDirection(direction), [direction, setDirection]);
  return null;
}

/** Theme, colour scheme, writing direction, words of the components and toasts: wraps the whole application. */
export function UiProvider({ direction, texts, children }: { direction: 'ltr' | 'rtl'; texts: UiTexts; children: ReactNode }) {
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <FollowDirection direction={direction} />
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
        <UiTextsProvider value={texts}>
          {children}
          <Toaster />
        </UiTextsProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
