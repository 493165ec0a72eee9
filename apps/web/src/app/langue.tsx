import type { Langue } from '@mif/contract/users';
import { directionOf, localeOf } from '@mif/i18n/messages';
import { UiProvider } from '@mif/ui/provider';
import type { UiTexts } from '@mif/ui/texts';
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo } from 'react';
import { IntlProvider, useTranslations } from 'use-intl';
import { remainingTexts, showLangue, useTexts } from './texts.ts';

const STORE = 'mif.langue';
const codes = ['fr', 'ar', 'en'] as const;

function known(value: string | null | undefined): Langue | undefined {
  return codes.find((code) => code === value?.slice(0, 2));
}

/** The language of last time, else the browser's where we speak it, else French. */
export function initialLangue(): Langue {
  return known(localStorage.getItem(STORE)) ?? navigator.languages.map(known).find(Boolean) ?? 'fr';
}

/** The reader's language, and how to change it (texts, direction and formats follow at once). */
export function useLangue() {
  const { langue } = useTexts();
  const changeLangue = useCallback(async (next: Langue) => {
    await showLangue(next);
    localStorage.setItem(STORE, next);
  }, []);
  return { langue, changeLangue };
}

/** Gives texts, formats, direction and the look of the components in the language that is shown. */
export function LangueProvider({ children }: { children: ReactNode }) {
  const { langue, messages } = useTexts();
  // What is not there for want of a network comes at the next sign of one.
  useEffect(() => {
    const read = () => {
      remainingTexts().catch(() => window.addEventListener('online', read, { once: true }));
    };
    read();
    return () => window.removeEventListener('online', read);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each language has texts of its own to bring
  }, [langue]);
  useEffect(() => {
    document.documentElement.lang = langue;
  }, [langue]);
  return (
    <IntlProvider locale={localeOf(langue)} messages={messages} timeZone="UTC">
      <LookOfLangue langue={langue}>{children}</LookOfLangue>
    </IntlProvider>
  );
}

function LookOfLangue({ langue, children }: { langue: Langue; children: ReactNode }) {
  const t = useTranslations('common');
  const texts = useMemo<UiTexts>(
    () => ({
      retry: t('actions.retry'),
      close: t('actions.close'),
      copy: t('actions.copy'),
      copied: t('actions.copied'),
      loading: t('states.loading'),
      requestId: t('states.request_id'),
      selectRow: t('table.select_row'),
      selectAll: t('table.select_all'),
      sortBy: (colonne) => t('table.sort_by', { colonne }),
      clearFilters: t('actions.clear_filters'),
      removeFilter: (nom) => t('filters.remove', { nom }),
      optional: t('words.optional'),
      signHint: t('signature.hint'),
      signClear: t('signature.clear'),
      signTyped: t('signature.typed'),
      signDrawn: t('signature.drawn'),
      signDone: t('signature.done'),
      signEmpty: t('signature.empty'),
    }),
    [t],
  );
  return (
    <UiProvider direction={directionOf(langue)} texts={texts}>
      {children}
    </UiProvider>
  );
}
