import { statutsAbsence, typesAbsence } from '@mif/contract/absences';
import type { Absence } from '@mif/contract/absences';
import { FilterChoice } from '@mif/ui/filter-bar';
import { SidePanel } from '@mif/ui/side-panel';
import { IconCalendarOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { manyFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { StatutAbsenceBadge, useAbsencePeriod } from '../../looks/absences.tsx';
import { AbsenceLine } from './absence-line.tsx';
import classes from './absences.module.css';

const spec = { filters: { statut: manyFilter(statutsAbsence), type: manyFilter(typesAbsence) }, sorts: [] };

function useColumns(): ListColumn<Absence>[] {
  const t = useTranslations('absences');
  const period = useAbsencePeriod();
  const format = useFormat();
  return [
    {
      key: 'technicien',
      title: t('fields.technicien'),
      isFixed: true,
      width: '18%',
      cell: (row) => (
        <Link to="/techniciens/$id" params={{ id: row.technicien_id }} className={classes.name} tabIndex={-1}>
          <bdi>{row.technicien.nom}</bdi>
        </Link>
      ),
    },
    { key: 'type', title: t('fields.type'), width: '110px', cell: (row) => t(`types.${row.type}`) },
    { key: 'statut', title: t('fields.statut'), width: '130px', cell: (row) => <StatutAbsenceBadge statut={row.statut} /> },
    { key: 'periode', title: t('period'), exported: ['debut', 'fin'], cell: period },
    {
      key: 'interventions_prevues',
      title: t('planned_short'),
      width: '150px',
      align: 'end',
      cell: (row) => (row.interventions_prevues > 0 ? row.interventions_prevues : <span className={classes.note}>0</span>),
    },
    {
      key: 'motif',
      title: t('fields.motif'),
      cell: (row) => (row.motif ? <bdi>{row.motif}</bdi> : <span className={classes.note}>—</span>),
    },
    {
      key: 'created_at',
      title: t('asked_at'),
      isExtra: true,
      width: '130px',
      exported: [],
      cell: (row) => format.instant(row.created_at, 'date'),
    },
  ];
}

/** The absences of everybody; those that wait for an answer are answered here, one by one or several at once. */
export function Page() {
  const t = useTranslations();
  const can = useCan();
  const period = useAbsencePeriod();
  const utils = trpc.useUtils();
  const decide = trpc.absences.decide.useMutation();
  const list = useList(spec);
  const query = trpc.absences.list.useInfiniteQuery({ ...list.filters, limit: LIST_PAGE }, listPages);
  const opened = rowsOf(query)?.find((row) => String(row.id) === list.params['fiche']);
  return (
    <ListPage
      liste="absences"
      list={list}
      query={query}
      title={t('absences.title')}
      count={(n) => t('absences.count', { n })}
      columns={useColumns()}
      rowLabel={(row) => `${row.technicien.nom}, ${period(row)}`}
      card={(row) => ({
        title: <bdi>{row.technicien.nom}</bdi>,
        meta: (
          <>
            {t(`absences.types.${row.type}`)} · {period(row)}
          </>
        ),
        badges: <StatutAbsenceBadge statut={row.statut} />,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      views={[
        { label: t('lists.everything'), requete: '' },
        { label: t('absences.statuts.demandee'), requete: 'statut=demandee' },
      ]}
      chips={
        <>
          <FilterChoice
            label={t('absences.fields.statut')}
            options={statutsAbsence.map((value) => ({
              value,
              text: t(`absences.statuts.${value}`),
              label: <StatutAbsenceBadge statut={value} />,
            }))}
            selected={list.filters.statut ?? []}
            onChange={(statut) => list.set({ statut })}
          />
          <FilterChoice
            label={t('absences.fields.type')}
            options={typesAbsence.map((value) => ({ value, text: t(`absences.types.${value}`), label: t(`absences.types.${value}`) }))}
            selected={list.filters.type ?? []}
            onChange={(type) => list.set({ type })}
          />
        </>
      }
      renderBulk={
        can('absence.decide')
          ? (rows, choose) => (
              <BulkActions
                rows={rows}
                choose={choose}
                rowLabel={(row) => `${row.technicien.nom}, ${period(row)}`}
                action={t('lists.bulk_actions.approve')}
                question={t('lists.bulk_confirm.absences', { n: rows.length })}
                send={({ id, version }) => decide.mutateAsync({ id, version, decision: 'approuvee' })}
                onDone={() => void Promise.all([utils.absences.invalidate(), utils.techniciens.invalidate()])}
              />
            )
          : undefined
      }
      empty={{ icon: IconCalendarOff, title: t('absences.empty_title'), text: t('absences.empty_text') }}
    >
      <AbsenceFiche absence={opened} onClose={() => list.change({ fiche: undefined })} />
    </ListPage>
  );
}

function AbsenceFiche({ absence, onClose }: { absence: Absence | undefined; onClose: () => void }) {
  const t = useTranslations('absences');
  const shown = useLastValue(absence);
  return (
    <SidePanel isOpen={absence !== undefined} title={shown ? t(`types.${shown.type}`) : ''} onClose={onClose}>
      {shown ? (
        <ul className={classes.list}>
          <AbsenceLine absence={shown} hasName />
        </ul>
      ) : null}
    </SidePanel>
  );
}
