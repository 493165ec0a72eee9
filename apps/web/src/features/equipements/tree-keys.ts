import type { KeyboardEvent } from 'react';

const row = (item: HTMLElement) => item.querySelector<HTMLElement>(':scope > [data-row]');

/** The keys of a tree, on what is drawn of it: ↑ ↓ walk, → opens, ← closes or goes up (the other way round in Arabic). */
export function moveInTree(event: KeyboardEvent<HTMLElement>, isRtl: boolean): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement)) return;
  const item = target.closest<HTMLElement>('[role=treeitem]');
  if (!item) return;
  const items = [...currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
  const at = items.indexOf(item);
  const isOpen = item.getAttribute('aria-expanded');
  const forward = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  const focus = (next: HTMLElement | null | undefined) => {
    if (!next) return;
    for (const each of items) each.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
  const twist = () => (row(item)?.querySelector<HTMLElement>('[data-twist]') ?? row(item))?.click();
  const acts: Record<string, () => void> = {
    ArrowDown: () => focus(items[at + 1]),
    ArrowUp: () => focus(items[at - 1]),
    Home: () => focus(items[0]),
    End: () => focus(items.at(-1)),
    Enter: () => row(item)?.click(),
    ' ': () => row(item)?.click(),
    [forward]: () => {
      if (isOpen === 'false') twist();
      else if (isOpen === 'true') focus(item.querySelector<HTMLElement>('[role=treeitem]'));
    },
    [back]: () => {
      if (isOpen === 'true') twist();
      else focus(item.parentElement?.closest<HTMLElement>('[role=treeitem]'));
    },
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
