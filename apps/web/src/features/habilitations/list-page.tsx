import { Button } from '@mantine/core';
import { etatsHabilitation } from '@mif/contract/habilitations';
import type { EtatHabilitation, Habilitation } from '@mif/contract/habilitations';
import { FilterChoice, FilterOne } from '@mif/ui/filter-bar';
import { SidePanel } from '@mif/ui/side-panel';
import { IconCertificate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import type { ListColumn } from '../../lists/list-layout.ts';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter, manyFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { HabilitationBadge } from '../../looks/habilitations.tsx';
import classes from '../absences/absences.module.css';
import { CertificateLine } from './certificate-line.tsx';
import { Kinds } from './kinds.tsx';

const spec = { filters: { etat: manyFilter(etatsHabilitation), type_id: idFilter }, sorts: [] };
// What wants care, where nothing else is asked.
const usual: EtatHabilitation[] = ['expiree', 'expire_bientot'];

function useColumns(): ListColumn<Habilitation>[] {
  const t = useTranslations('habilitations');
  const format = useFormat();
  const dash = <span className={classes.note}>—</span>;
  return [
    {
      key: 'technicien',
      title: t('fields.technicien'),
      isFixed: true,
      width: '20%',
      cell: (row) => (
        <Link to="/techniciens/$id" params={{ id: row.technicien_id }} className={classes.name} tabIndex={-1}>
          <bdi>{row.technicien.nom}</bdi>
        </Link>
      ),
    },
    { key: 'type', title: t('fields.type'), isFixed: true, cell: (row) => <bdi>{row.type.nom}</bdi> },
    { key: 'etat', title: t('fields.etat'), width: '160px', cell: (row) => <HabilitationBadge habilitation={row} /> },
    {
      key: 'date_expiration',
      title: t('fields.date_expiration'),
      width: '130px',
      cell: (row) => (row.date_expiration ? format.civil(row.date_expiration) : dash),
    },
    { key: 'date_obtention', title: t('fields.date_obtention'), width: '130px', cell: (row) => format.civil(row.date_obtention) },
    { key: 'organisme', title: t('fields.organisme'), cell: (row) => (row.organisme ? <bdi>{row.organisme}</bdi> : dash) },
    {
      key: 'numero',
      title: t('fields.numero'),
      isExtra: true,
      width: '130px',
      cell: (row) => (row.numero ? <bdi dir="ltr">{row.numero}</bdi> : dash),
    },
  ];
}

/** Certificates, those that want care where nothing else is asked, what ends first first; and the catalogue of their types. */
export function Page() {
  const t = useTranslations('habilitations');
  const can = useCan();
  const format = useFormat();
  const [isCatalogue, setCatalogue] = useState(false);
  const kinds = trpc.habilitations.types.useQuery().data?.items ?? [];
  const list = useList(spec);
  const { type_id } = list.filters;
  const etat = list.filters.etat ?? usual;
  // The file holds what the list shows, also where nothing was asked.
  const asked = { ...list.asked, etat: etat.join(',') };
  const query = trpc.habilitations.list.useInfiniteQuery({ etat, type_id, limit: LIST_PAGE }, listPages);
  const opened = rowsOf(query)?.find((row) => String(row.id) === list.params['fiche']);
  return (
    <ListPage
      liste="habilitations"
      list={{ ...list, asked }}
      query={query}
      title={t('title')}
      count={(n) => t('count', { n })}
      columns={useColumns()}
      rowLabel={(row) => `${row.type.nom}, ${row.technicien.nom}`}
      card={(row) => ({
        title: <bdi>{row.technicien.nom}</bdi>,
        meta: (
          <>
            <bdi>{row.type.nom}</bdi>
            {row.date_expiration ? ` · ${t('until', { date: format.civil(row.date_expiration) })}` : null}
          </>
        ),
        badges: <HabilitationBadge habilitation={row} />,
      })}
      onOpen={(row) => list.change({ fiche: String(row.id) })}
      views={[
        { label: t('views.care'), requete: '' },
        { label: t('views.all'), requete: `etat=${etatsHabilitation.join(',')}` },
      ]}
      chips={
        <>
          <FilterChoice
            label={t('fields.etat')}
            options={etatsHabilitation.map((value) => ({ value, text: t(`etats.${value}`), label: t(`etats.${value}`) }))}
            selected={etat}
            onChange={(chosen) => list.set({ etat: chosen })}
          />
          <FilterOne
            label={t('fields.type')}
            options={kinds.map((kind) => ({ value: String(kind.id), text: kind.nom }))}
            selected={type_id === undefined ? undefined : String(type_id)}
            onChange={(value) => list.change({ type_id: value })}
          />
        </>
      }
      actions={
        can('type_habilitation.update') ? (
          <Button variant="subtle" onClick={() => setCatalogue(true)}>
            {t('catalogue')}
          </Button>
        ) : null
      }
      empty={{ icon: IconCertificate, title: t('empty_title'), text: t('empty_text') }}
    >
      <SidePanel isOpen={isCatalogue} title={t('catalogue')} onClose={() => setCatalogue(false)}>
        {isCatalogue ? <Kinds /> : null}
      </SidePanel>
      <CertificateFiche habilitation={opened} onClose={() => list.change({ fiche: undefined })} />
    </ListPage>
  );
}

function CertificateFiche({ habilitation, onClose }: { habilitation: Habilitation | undefined; onClose: () => void }) {
  const shown = useLastValue(habilitation);
  return (
    <SidePanel isOpen={habilitation !== undefined} title={<bdi>{shown?.type.nom}</bdi>} onClose={onClose}>
      {shown ? (
        <ul className={classes.list}>
          <CertificateLine habilitation={shown} hasName />
        </ul>
      ) : null}
    </SidePanel>
  );
}
