import { Button } from '@mantine/core';
import type { Demande, SimilarDemande } from '@mif/contract/demandes';
import { Section } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { Instant } from '../../looks/interventions.tsx';
import classes from './demandes.module.css';

/** What may be the same matter, beside the demande, with the one press that says so. */
export function Similar({ demande, onSame }: { demande: Demande; onSame: (item: SimilarDemande) => void }) {
  const t = useTranslations('demandes.similar');
  const query = trpc.demandes.similar.useQuery({ id: demande.id }, { placeholderData: undefined });
  return (
    <Section title={t('title')}>
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.second}>{t('none')}</p>
          ) : (
            <>
              <p className={classes.second}>{t('intro')}</p>
              <ul className={classes.similar} aria-label={t('title')}>
                {items.map((item) => (
                  <li key={`${item.genre}${item.id}`}>
                    <div className={classes.row}>
                      <span className={classes.grow}>
                        <SimilarLink item={item} />
                      </span>
                      {demande.actions_permises.includes('double') ? (
                        <Button size="compact-sm" variant="default" onClick={() => onSame(item)}>
                          {t('same')}
                        </Button>
                      ) : null}
                    </div>
                    <p className={classes.second}>
                      {t(`genres.${item.genre}`)} <bdi>{item.reference}</bdi> ·{' '}
                      {item.raisons.map((raison) => t(`raisons.${raison}`)).join(', ')} ·{' '}
                      <Instant value={item.date_creation} as="relative" />
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function SimilarLink({ item }: { item: SimilarDemande }) {
  const content = <bdi>{item.titre}</bdi>;
  return item.genre === 'demande' ? (
    <Link to="/demandes/$id" params={{ id: item.id }} className={classes.link}>
      {content}
    </Link>
  ) : (
    <Link to="/interventions/$id" params={{ id: item.id }} className={classes.link}>
      {content}
    </Link>
  );
}
