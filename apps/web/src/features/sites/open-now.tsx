import type { Horaires } from '@mif/contract/plages';
import { IconClock, IconClockOff } from '@tabler/icons-react';
import classes from './open-now.module.css';
import { useOuverture } from './use-ouverture.ts';

/** Whether a site is open now and until when; nothing where its hours are not known. */
export function OpenNow({ horaires }: { horaires: Horaires | null | undefined }) {
  const ouverture = useOuverture(horaires);
  if (!ouverture) return null;
  const Icon = ouverture.is_open ? IconClock : IconClockOff;
  return (
    <p className={ouverture.is_open ? classes.open : classes.closed}>
      <Icon size={18} aria-hidden />
      {ouverture.text}
    </p>
  );
}
