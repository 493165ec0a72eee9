import { Code } from '@mif/ui/copyable-code';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Outputs } from '../../app/trpc.ts';
import { Deadline, Instant, PrioriteBadge, StatutBadge, TypeLabel } from '../../looks/interventions.tsx';
import type { ListColumn } from '../../lists/list-layout.ts';
import classes from './list-page.module.css';

export type Row = Outputs['interventions']['list']['items'][number];

/** A text cut at its own end, whatever the direction of the page. */
function Cut({ title, children }: { title?: string; children: string }) {
  return (
    <span className={classes.cut} dir="auto" title={title}>
      {children}
    </span>
  );
}

/** Who does it, or that nobody does yet where somebody should. */
export function Technicien({ row }: { row: Pick<Row, 'technicien' | 'statut'> }) {
  const t = useTranslations('interventions');
  if (row.technicien) return <bdi>{row.technicien.nom}</bdi>;
  if (row.statut !== 'ouverte') return <span className={classes.none}>—</span>;
  return <StatusBadge look={{ tone: 'slate', icon: IconUserQuestion }} label={t('unassigned')} variant="plain" />;
}

/**
 * The columns of the list.
 * @param isFirst no box to choose by stands before them: the first one then holds the margin of the page
 */
export function useColumns(isFirst: boolean): ListColumn<Row>[] {
  const t = useTranslations('interventions');
  return useMemo(
    () => [
      {
        key: 'reference',
        title: t('fields.reference'),
        isFixed: true,
        sort: 'reference',
        width: isFirst ? '166px' : '146px',
        cell: (row) => <Code>{row.reference}</Code>,
      },
      {
        key: 'titre',
        title: t('fields.titre'),
        isFixed: true,
        width: '190px',
        cell: (row) => (
          <Link to="/interventions/$id" params={{ id: row.id }} className={classes.link} tabIndex={-1} title={row.titre}>
            <Cut>{row.titre}</Cut>
          </Link>
        ),
      },
      { key: 'statut', title: t('fields.statut'), width: '106px', cell: (row) => <StatutBadge statut={row.statut} variant="plain" /> },
      {
        key: 'priorite',
        title: t('fields.priorite'),
        sort: 'priorite',
        width: '116px',
        cell: (row) => <PrioriteBadge priorite={row.priorite} />,
      },
      { key: 'type', title: t('fields.type'), isExtra: true, width: '110px', cell: (row) => <TypeLabel type={row.type} /> },
      {
        key: 'equipement',
        exported: ['equipement', 'equipement_nom'],
        title: t('fields.equipement'),
        width: '146px',
        cell: (row) => (
          <span title={`${row.equipement.nom} · ${row.equipement.code}`}>
            <Cut>{row.equipement.nom}</Cut>
          </span>
        ),
      },
      { key: 'client', title: t('fields.client'), width: '126px', cell: (row) => <Cut title={row.client.nom}>{row.client.nom}</Cut> },
      {
        key: 'site',
        title: t('fields.site'),
        isExtra: true,
        width: '140px',
        cell: (row) => <Cut title={row.site.ville ?? row.site.nom}>{row.site.nom}</Cut>,
      },
      { key: 'technicien', title: t('fields.technicien'), width: '130px', cell: (row) => <Technicien row={row} /> },
      {
        key: 'date_limite',
        title: t('fields.date_limite'),
        sort: 'date_limite',
        width: '184px',
        cell: (row) => <Deadline row={row} />,
      },
      {
        key: 'date_creation',
        title: t('fields.date_creation'),
        isExtra: true,
        sort: 'date_creation',
        width: '120px',
        cell: (row) => <Instant value={row.date_creation} as="date" />,
      },
      {
        key: 'date_debut_prevue',
        title: t('fields.date_debut_prevue'),
        isExtra: true,
        width: '130px',
        cell: (row) => (row.date_debut_prevue ? <Instant value={row.date_debut_prevue} /> : <span className={classes.none}>—</span>),
      },
    ],
    [t, isFirst],
  );
}
