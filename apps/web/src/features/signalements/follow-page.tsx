import { CardsSkeleton } from '@mif/ui/skeletons';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { FailureState } from '../../app/loaded.tsx';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import { StatutDemandeBadge } from '../../looks/demandes.tsx';
import { PublicFrame } from './public-frame.tsx';
import classes from './public.module.css';

/** The state of a report, for whoever has its link. */
export function Page() {
  const { jeton } = useParams({ from: '/suivi/$jeton' });
  const t = useTranslations('signalements');
  const format = useFormat();
  const query = trpc.signalements.follow.useQuery({ jeton }, { retry: false, placeholderData: undefined });
  if (!query.data) {
    const failure = query.isError ? failureOf(query.error) : null;
    return (
      <PublicFrame title={t('follow_title')}>
        {failure === null ? (
          <CardsSkeleton cards={1} />
        ) : failure.kind === 'not_found' ? (
          <p className={classes.text}>{failure.message}</p>
        ) : (
          <FailureState error={query.error} onRetry={() => void query.refetch()} />
        )}
      </PublicFrame>
    );
  }
  const { reference, statut, date_creation, date_decision } = query.data;
  return (
    <PublicFrame title={t('follow_title')}>
      <p className={classes.reference}>
        <bdi>{reference}</bdi>
      </p>
      <div>
        <StatutDemandeBadge statut={statut} />
      </div>
      <p className={classes.text}>{t(`states.${statut}`)}</p>
      <p className={classes.second}>
        <time dateTime={date_creation} title={format.instant(date_creation, 'full')}>
          {t('sent_on', { quand: format.instant(date_creation, 'relative') })}
        </time>
        {date_decision ? (
          <>
            {' · '}
            <time dateTime={date_decision} title={format.instant(date_decision, 'full')}>
              {t('decided_on', { quand: format.instant(date_decision, 'relative') })}
            </time>
          </>
        ) : null}
      </p>
      <p className={classes.second}>{t('private')}</p>
    </PublicFrame>
  );
}
