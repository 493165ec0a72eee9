import { createContext, useContext } from 'react';

/** The few words the components say themselves; the application gives them in the reader's language. */
export interface UiTexts {
  retry: string;
  close: string;
  copy: string;
  copied: string;
  loading: string;
  requestId: string;
  selectRow: string;
  selectAll: string;
  sortBy: (column: string) => string;
  clearFilters: string;
  removeFilter: (name: string) => string;
  optional: string;
  signHint: string;
  signClear: string;
  signTyped: string;
  signDrawn: string;
  signDone: string;
  signEmpty: string;
}

const Context = createContext<UiTexts | null>(null);
export const UiTextsProvider = Context.Provider;

/** The words of the components in the reader's language. */
export function useUiTexts(): UiTexts {
  const texts = useContext(Context);
  if (!texts) throw new Error('UiProvider is missing');
  return texts;
}
