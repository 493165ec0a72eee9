import type { Langue } from '@mif/contract/users';
import { directionOf, loadErrors, loadMessages, localeOf } from '@mif/i18n/messages';
import { UiProvider } from '@mif/ui/provider';
import type { UiTexts } from '@mif/ui/texts';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useTranslations } from 'use-intl';

export type AppMessages = Awaited<ReturnType<typeof loadMessages>>;
const STORE = 'mif.langue';
const codes = ['fr', 'ar', 'en'] as const;

function known(value: string | null | undefined): Langue | undefined {
  return codes.find((code) => code === value?.slice(0, 2));
}

/** The language of last time, else the browser's where we speak it, else French. */
export function initialLangue(): Langue {
  return known(localStorage.getItem(STORE)) ?? navigator.languages.map(known).find(Boolean) ?? 'fr';
}

/** Texts of a language, in a chunk of their own. */
export function readMessages(langue: Langue): Promise<AppMessages> {
  return loadMessages(langue);
}

const Context = createContext<{ langue: Langue; changeLangue: (langue: Langue) => Promise<void> } | null>(null);

/** The reader's language, and how to change it (texts, direction and formats follow at once). */
export function useLangue() {
  const value = useContext(Context);
  if (!value) throw new Error('LangueProvider is missing');
  return value;
}

/** Gives texts, formats, direction and the look of the components in one language. */
export function LangueProvider(props: { langue: Langue; messages: AppMessages; children: ReactNode }) {
  const [state, setState] = useState({ langue: props.langue, messages: props.messages });
  const changeLangue = useCallback(async (langue: Langue) => {
    const messages = await loadMessages(langue);
    localStorage.setItem(STORE, langue);
    setState((last) => (last.langue === langue ? last : { langue, messages }));
  }, []);
  // The sentences of errors come after the page: a network that is not there gives them at the next sign of one.
  useEffect(() => {
    let isOver = false;
    const read = () => {
      loadErrors(state.langue).then(
        (errors) => {
          if (!isOver) setState((last) => ({ ...last, messages: { ...last.messages, errors } }));
        },
        () => window.addEventListener('online', read, { once: true }),
      );
    };
    read();
    return () => {
      isOver = true;
      window.removeEventListener('online', read);
    };
  }, [state.langue]);
  useEffect(() => {
    document.documentElement.lang = state.langue;
  }, [state.langue]);
  const value = useMemo(() => ({ langue: state.langue, changeLangue }), [state.langue, changeLangue]);
  return (
    <Context.Provider value={value}>
      <IntlProvider locale={localeOf(state.langue)} messages={state.messages} timeZone="UTC">
        <LookOfLangue langue={state.langue}>{props.children}</LookOfLangue>
      </IntlProvider>
    </Context.Provider>
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
