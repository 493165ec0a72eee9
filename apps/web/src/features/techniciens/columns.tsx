import type { Technicien } from '@mif/contract/techniciens';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ListColumn } from '../../lists/list-layout.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { HabilitationCounts } from '../../looks/habilitations.tsx';
import { CompetenceLabel, DisponibiliteBadge } from '../../looks/techniciens.tsx';
import classes from './list-page.module.css';

const SHOWN_COMPETENCES = 2;

function Competences({ technicien }: { technicien: Technicien }) {
  // The best first: they are what one looks for.
  const sorted = technicien.competences.toSorted((a, b) => b.niveau - a.niveau);
  const hidden = sorted.slice(SHOWN_COMPETENCES);
  if (sorted.length === 0) return <span className={classes.none}>—</span>;
  return (
    <span className={classes.skills}>
      {sorted.slice(0, SHOWN_COMPETENCES).map((competence) => (
        <CompetenceLabel key={competence.id} competence={competence} />
      ))}
      {hidden.length > 0 ? (
        <bdi className={classes.more} title={hidden.map((competence) => competence.nom).join(', ')}>
          +{hidden.length}
        </bdi>
      ) : null}
    </span>
  );
}

/** The columns of the list of technicians. */
export function useTechnicienColumns(): ListColumn<Technicien>[] {
  const t = useTranslations('techniciens');
  return [
    {
      key: 'nom',
      title: t('fields.nom'),
      isFixed: true,
      width: '18%',
      cell: (row) => (
        <>
          <bdi>{row.user.full_name}</bdi> {row.is_active ? null : <ActiveBadge isActive={false} label={t('inactive')} />}
        </>
      ),
    },
    { key: 'matricule', title: t('fields.matricule'), width: '110px', cell: (row) => <bdi dir="ltr">{row.matricule}</bdi> },
    {
      key: 'equipe',
      title: t('fields.equipe'),
      width: '130px',
      cell: (row) => (row.equipe ? <bdi>{row.equipe}</bdi> : <span className={classes.none}>—</span>),
    },
    {
      key: 'disponibilite',
      title: t('fields.disponibilite'),
      width: '120px',
      cell: (row) => <DisponibiliteBadge disponibilite={row.disponibilite} variant="plain" />,
    },
    {
      key: 'charge',
      title: t('fields.charge'),
      width: '150px',
      cell: (row) =>
        row.charge === 0 ? (
          <span className={classes.none}>{t('charge', { n: 0 })}</span>
        ) : (
          <Link to="/interventions" search={{ technicien_id: String(row.id) }}>
            {t('charge', { n: row.charge })}
          </Link>
        ),
    },
    {
      key: 'habilitations',
      title: t('fields.habilitations'),
      width: '170px',
      cell: (row) => <HabilitationCounts counts={row.habilitations} />,
    },
    { key: 'competences', title: t('fields.competences'), cell: (row) => <Competences technicien={row} /> },
  ];
}
