import type { ComponentType } from 'react';
import classes from './status-badge.module.css';

/** What a colour may say; each has a text colour and a soft ground with AA contrast in both themes. */
export type Tone = 'neutral' | 'blue' | 'violet' | 'amber' | 'green' | 'red' | 'slate';

export interface Look {
  tone: Tone;
  icon: ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>;
}

/**
 * A state as colour, icon and word.
 * @param look its tone and icon, from the application's map
 * @param variant `soft` on a ground, `plain` without (dense tables)
 */
export function StatusBadge({
  look,
  label,
  variant = 'soft',
  size = 'sm',
}: {
  look: Look;
  label: string;
  variant?: 'soft' | 'plain';
  size?: 'sm' | 'lg';
}) {
  const Icon = look.icon;
  return (
    <span className={classes.badge} data-tone={look.tone} data-variant={variant} data-size={size}>
      <Icon size={size === 'lg' ? 18 : 14} stroke={2} aria-hidden />
      {label}
    </span>
  );
}
