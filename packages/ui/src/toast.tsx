import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconBell, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useUiTexts } from './texts.tsx';
import classes from './toast.module.css';

/** Done: what was asked for; news: what others did; warning: news that are not good; error: what failed here. */
type Tone = 'done' | 'news' | 'warning' | 'error';

const icons: Record<Tone, typeof IconBell> = {
  done: IconCircleCheck,
  news: IconBell,
  warning: IconAlertTriangle,
  error: IconAlertTriangle,
};

interface Toast {
  id: number;
  text: string;
  tone: Tone;
  action?: { label: string; run: () => void };
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number) {
  publish(toasts.filter((toast) => toast.id !== id));
}

/**
 * Says something that is not visible on the page. At most three stand at once; an error stays until it is closed.
 * @param text a whole sentence
 * @param options its tone (`done` by default) and one action, such as undo
 */
export function toast(text: string, options: { tone?: Tone; action?: Toast['action'] } = {}): void {
  lastId += 1;
  publish([...toasts.slice(-2), { id: lastId, text, tone: options.tone ?? 'done', action: options.action }]);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ToastLine({ toast: item }: { toast: Toast }) {
  const texts = useUiTexts();
  useEffect(() => {
    if (item.tone === 'error') return;
    const timer = setTimeout(() => dismiss(item.id), item.action || item.tone === 'warning' ? 8000 : 5000);
    return () => clearTimeout(timer);
  }, [item]);
  const Icon = icons[item.tone];
  return (
    <div className={classes.toast} data-tone={item.tone} role={item.tone === 'error' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <span className={classes.text}>{item.text}</span>
      {item.action ? (
        <button
          type="button"
          className={classes.action}
          onClick={() => {
            item.action?.run();
            dismiss(item.id);
          }}
        >
          {item.action.label}
        </button>
      ) : null}
      <CloseButton size="sm" aria-label={texts.close} onClick={() => dismiss(item.id)} />
    </div>
  );
}

/** Where toasts appear; the provider renders it once. */
export function Toaster() {
  const items = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={classes.stack}>
      {items.map((item) => (
        <ToastLine key={item.id} toast={item} />
      ))}
    </div>
  );
}
