import { useCallback, useEffect, useRef } from 'react';

/** What had the focus, or where it was a choice of a menu, the button of that menu: the choice goes with its menu. */
function focusedNow(): HTMLElement | null {
  const focused = document.activeElement;
  const button = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const found = button ? document.getElementById(button) : focused;
  return found instanceof HTMLElement ? found : null;
}

/**
 * Gives the focus back where a dialog was opened from, or to the page where that is gone.
 * For dialogs that leave the page at once when they close, and so cannot do it themselves.
 * @param isOpen whether the dialog is open
 * @returns to be called when it is opened
 */
export function useReturnFocus(isOpen: boolean): () => void {
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (isOpen || !opener.current) return;
    const back = opener.current.isConnected ? opener.current : document.querySelector<HTMLElement>('main');
    opener.current = null;
    back?.focus({ preventScroll: true });
  }, [isOpen]);
  return useCallback(() => {
    opener.current = focusedNow();
  }, []);
}
