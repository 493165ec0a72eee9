import type { ComponentType, ReactNode } from 'react';
import classes from './bottom-nav.module.css';

export interface BottomNavItem {
  key: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
  badge?: number;
  /** Wraps the content in the application's own link. */
  render: (className: string, content: ReactNode) => ReactNode;
}

/** Navigation of a phone: three to five targets of 56 px at the bottom. */
export function BottomNav({ label, items }: { label: string; items: readonly BottomNavItem[] }) {
  return (
    <nav className={classes.nav} aria-label={label}>
      {items.map((item) => {
        const Icon = item.icon;
        return (
          <div key={item.key} className={classes.cell}>
            {item.render(
              classes.link ?? '',
              <>
                <span className={classes.icon}>
                  <Icon size={22} stroke={1.7} aria-hidden />
                  {item.badge ? <span className={classes.badge}>{item.badge > 99 ? '99+' : item.badge}</span> : null}
                </span>
                <span className={classes.label}>{item.label}</span>
              </>,
            )}
          </div>
        );
      })}
    </nav>
  );
}
