import { IconCloudUp } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './documents.module.css';
import { useWaitingCount } from './sending.ts';

/** How many files wait on this device for a network; nothing where none does. */
export default function WaitingFiles() {
  const t = useTranslations('documents.kept');
  const n = useWaitingCount();
  if (n === 0) return null;
  return (
    <p className={classes.waiting} role="status">
      <IconCloudUp size={18} aria-hidden />
      {t('counted', { n })}
    </p>
  );
}
