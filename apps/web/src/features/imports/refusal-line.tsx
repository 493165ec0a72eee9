import { CopyableCode } from '@mif/ui/copyable-code';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './import-page.module.css';
import type { Refusal } from './import-state.ts';

/** Why it was not done, where one asked for it. */
export function RefusalLine({ refusal }: { refusal: Refusal }) {
  const t = useTranslations('common.states');
  return (
    <div className={classes.alert} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        {refusal.text}{' '}
        {refusal.requestId ? (
          <>
            {t('request_id')} <CopyableCode value={refusal.requestId} />
          </>
        ) : null}
      </span>
    </div>
  );
}
