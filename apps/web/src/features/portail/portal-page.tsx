import { Button } from '@mantine/core';
import { statutsOuverts } from '@mif/contract/interventions';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { IconCircleCheck, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { StatutEquipementBadge } from '../../looks/equipements.tsx';
import { Deadline, StatutBadge, isLate } from '../../looks/interventions.tsx';
import { useNow } from '../../app/now.ts';
import type { Outputs } from '../../app/trpc.ts';
import { OwnDemandes } from './own-demandes.tsx';
import classes from './portal.module.css';
import { Upcoming } from './upcoming.tsx';

type Row = Outputs['interventions']['list']['items'][number];

const HAPPENING_SHOWN = 12;
const DONE_SHOWN = 5;
const EQUIPEMENTS_SHOWN = 5;
const SITES_SHOWN = 5;
/** What a client looks for first: the work that is going on. */
const order: readonly string[] = ['en_cours', 'affectee', 'en_attente', 'ouverte'];
const done = ['terminee', 'cloturee', 'archivee'] as const;

/** A client's home: what is happening, what was done, what he owns. */
export function Page() {
  const t = useTranslations('portail');
  const td = useTranslations('demandes');
  const tc = useTranslations('common');
  const me = useMe();
  const happening = trpc.interventions.list.useQuery({ statut: [...statutsOuverts], limit: HAPPENING_SHOWN });
  return (
    <PageFrame
      title={t('hello', { nom: me.full_name })}
      badges={<Staleness query={happening} />}
      actions={
        <Button renderRoot={(props) => <Link {...props} to="/demandes/nouvelle" />} leftSection={<IconPlus size={16} aria-hidden />}>
          {td('actions.create')}
        </Button>
      }
    >
      <OwnDemandes />
      <Section
        title={t('happening')}
        aside={
          <Link to="/calendrier" className={classes.all}>
            {tc('nav.calendrier')}
          </Link>
        }
      >
        <Loaded query={happening} skeleton={<CardsSkeleton cards={2} />}>
          {({ items, next_cursor }) =>
            items.length === 0 ? (
              <EmptyState icon={IconCircleCheck} title={t('no_happening_title')} text={t('no_happening_text')} />
            ) : (
              <>
                <ul className={classes.cards} aria-label={t('happening')}>
                  {items
                    .toSorted((a, b) => order.indexOf(a.statut) - order.indexOf(b.statut))
                    .map((row) => (
                      <li key={row.id}>
                        <HappeningCard row={row} />
                      </li>
                    ))}
                </ul>
                {next_cursor ? (
                  <Link to="/interventions" search={{ statut: statutsOuverts.join(',') }} className={classes.all}>
                    {t('all_happening')}
                  </Link>
                ) : null}
              </>
            )
          }
        </Loaded>
      </Section>
      <Upcoming />
      <div className={classes.halves}>
        <Done />
        <Sites />
        <Equipements />
      </div>
    </PageFrame>
  );
}

function HappeningCard({ row }: { row: Row }) {
  const t = useTranslations('portail');
  const format = useFormat();
  const now = useNow();
  const planned = row.date_debut_prevue;
  const statut = statutsOuverts.find((each) => each === row.statut);
  return (
    <Link to="/interventions/$id" params={{ id: row.id }} className={classes.card}>
      <span className={classes.badges}>
        <StatutBadge statut={row.statut} />
        {isLate(row, now) ? <Deadline row={row} variant="soft" /> : null}
      </span>
      <h3 className={classes.title} dir="auto">
        {row.titre}
      </h3>
      {statut ? <p className={classes.text}>{t(`statuts.${statut}`)}</p> : null}
      <p className={classes.meta}>
        <span>
          <bdi>{row.equipement.nom}</bdi>
          {row.equipement.localisation ? (
            <>
              {' · '}
              <bdi>{row.equipement.localisation}</bdi>
            </>
          ) : null}
        </span>
        {planned && row.statut === 'affectee' ? (
          <span title={format.instant(planned, 'full')}>{t('planned_for', { quand: format.instant(planned, 'relative') })}</span>
        ) : null}
        {row.technicien ? <span>{t('technician', { nom: row.technicien.nom })}</span> : null}
      </p>
    </Link>
  );
}

function Done() {
  const t = useTranslations('portail');
  const format = useFormat();
  const query = trpc.interventions.list.useQuery({ statut: [...done], sort: '-date_creation', limit: DONE_SHOWN });
  return (
    <Section title={t('done')}>
      <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('no_done_text')}</p>
          ) : (
            <>
              <ul className={classes.rows} aria-label={t('done')}>
                {items.map((row) => (
                  <li key={row.id}>
                    <Link to="/interventions/$id" params={{ id: row.id }} className={classes.row}>
                      <span className={classes.rowText}>
                        <bdi className={classes.rowTitle}>{row.titre}</bdi>
                        <span className={classes.rowMeta}>
                          <bdi>{row.equipement.nom}</bdi>
                          {row.date_cloture ? (
                            <span title={format.instant(row.date_cloture, 'full')}>
                              {' · '}
                              {t('closed_on', { quand: format.instant(row.date_cloture, 'relative') })}
                            </span>
                          ) : null}
                        </span>
                      </span>
                      <StatutBadge statut={row.statut} variant="plain" />
                    </Link>
                  </li>
                ))}
              </ul>
              {next_cursor ? (
                <Link to="/interventions" search={{ statut: done.join(',') }} className={classes.all}>
                  {t('all_done')}
                </Link>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Equipements() {
  const t = useTranslations('portail');
  const query = trpc.equipements.list.useQuery({ limit: EQUIPEMENTS_SHOWN });
  return (
    <Section title={t('equipements')}>
      <Loaded query={query} skeleton={<CardsSkeleton cards={3} />}>
        {({ items, next_cursor }) =>
          items.length === 0 ? (
            <p className={classes.none}>{t('no_equipements_text')}</p>
          ) : (
            <>
              <ul className={classes.rows} aria-label={t('equipements')}>
                {items.map((row) => (
                  <li key={row.id}>
                    <Link to="/equipements/$id" params={{ id: row.id }} className={classes.row}>
                      <span className={classes.rowText}>
                        <bdi className={classes.rowTitle}>{row.nom}</bdi>
                        <span className={classes.rowMeta}>
                          {row.localisation ? (
                            <>
                              <bdi>{row.localisation}</bdi>
                              {' · '}
                            </>
                          ) : null}
                          {t('open_count', { n: row.interventions_ouvertes })}
                        </span>
                      </span>
                      <StatutEquipementBadge statut={row.statut} variant="plain" />
                    </Link>
                  </li>
                ))}
              </ul>
              {next_cursor ? (
                <Link to="/equipements" className={classes.all}>
                  {t('all_equipements')}
                </Link>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Sites() {
  const t = useTranslations('portail');
  const query = trpc.sites.list.useQuery({ actifs: 'oui', limit: SITES_SHOWN });
  return (
    <Section title={t('sites')}>
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {({ items }) => (
          <>
            <ul className={classes.rows} aria-label={t('sites')}>
              {items.map((row) => (
                <li key={row.id}>
                  <Link to="/sites/$id" params={{ id: row.id }} className={classes.row}>
                    <span className={classes.rowText}>
                      <bdi className={classes.rowTitle}>{row.nom}</bdi>
                      <span className={classes.rowMeta}>
                        {row.ville ? (
                          <>
                            <bdi>{row.ville}</bdi>
                            {' · '}
                          </>
                        ) : null}
                        {t('open_count', { n: row.interventions_ouvertes })}
                      </span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            <Link to="/sites" className={classes.all}>
              {t('all_sites')}
            </Link>
          </>
        )}
      </Loaded>
    </Section>
  );
}
