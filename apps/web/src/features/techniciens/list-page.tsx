import { Button } from '@mantine/core';
import { FilterBar, FilterOne } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconHelmet, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { useIsPhone } from '../../app/phone.ts';
import { RecordList, countOf, nextPage, rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { CompetenceLabel, DisponibiliteBadge, useDisponibiliteChoices } from '../../looks/techniciens.tsx';
import { useTechnicienColumns } from './columns.tsx';
import classes from './list-page.module.css';
import { TechnicienPanel } from './technicien-panel.tsx';

/** Who may be sent: skills, availability and what is already on their hands. */
export function Page() {
  const t = useTranslations('techniciens');
  const can = useCan();
  const isPhone = useIsPhone();
  const { params, change } = useListParams();
  const columns = useTechnicienColumns();
  const choices = useDisponibiliteChoices();
  const disponibilite = choices.find((choice) => choice.value === params['disponibilite'])?.value;
  const competences = trpc.techniciens.competences.useQuery().data?.items ?? [];
  const competence = competences.find((each) => String(each.id) === params['competence_id']);
  const competence_id = Number(params['competence_id']) || undefined;
  const query = trpc.techniciens.list.useInfiniteQuery({ q: params['q'], disponibilite, competence_id }, nextPage);
  const n = countOf(query);
  const fiche = params['fiche'];
  const isFiltered = Boolean(params['q'] ?? disponibilite ?? competence_id);
  const clear = () => change({ q: undefined, disponibilite: undefined, competence_id: undefined });
  const create = can('technicien.create') ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ fiche: 'nouveau' })}>
      {t('list.create')}
    </Button>
  ) : null;
  return (
    <PageFrame
      title={t('list.title')}
      layout={isPhone ? 'normal' : 'full'}
      count={n === null ? undefined : t('count', { n })}
      actions={
        <>
          <Staleness query={query} />
          {create}
        </>
      }
      toolbar={
        <FilterBar
          search={{ value: params['q'] ?? '', placeholder: t('list.search'), onChange: (q) => change({ q: q || undefined }) }}
          onClear={isFiltered ? clear : undefined}
        >
          <FilterOne
            label={t('fields.disponibilite')}
            options={choices}
            selected={disponibilite}
            onChange={(value) => change({ disponibilite: value })}
          />
          <FilterOne
            label={t('fields.competence')}
            options={competences.map((each) => ({ value: String(each.id), text: each.nom }))}
            selected={competence ? String(competence.id) : undefined}
            onChange={(value) => change({ competence_id: value })}
          />
        </FilterBar>
      }
    >
      <RecordList
        label={t('list.title')}
        query={query}
        columns={columns}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.user.full_name}
        card={(row) => ({
          badges: row.is_active ? (
            <DisponibiliteBadge disponibilite={row.disponibilite} />
          ) : (
            <ActiveBadge isActive={false} label={t('inactive')} />
          ),
          title: row.user.full_name,
          meta: (
            <>
              {[row.equipe, t('charge', { n: row.charge })].filter(Boolean).join(' · ')}
              {row.competences.length > 0 ? (
                <span className={classes.cardSkills}>
                  {row.competences.map((each) => (
                    <CompetenceLabel key={each.id} competence={each} />
                  ))}
                </span>
              ) : null}
            </>
          ),
        })}
        onOpen={(row) => change({ fiche: String(row.id) })}
        activeKey={Number(fiche) || null}
        onClear={isFiltered ? clear : undefined}
        empty={<EmptyState icon={IconHelmet} title={t('list.empty_title')} text={t('list.empty_text')} action={create} />}
      />
      <TechnicienPanel
        fiche={fiche}
        known={rowsOf(query)?.find((row) => String(row.id) === fiche)}
        onClose={() => change({ fiche: undefined })}
      />
    </PageFrame>
  );
}
