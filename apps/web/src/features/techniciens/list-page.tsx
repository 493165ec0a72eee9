import { Button } from '@mantine/core';
import { disponibilites } from '@mif/contract/techniciens';
import { FilterOne } from '@mif/ui/filter-bar';
import { IconHelmet, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { BulkActions } from '../../lists/bulk-actions.tsx';
import { LIST_PAGE, ListPage, listPages } from '../../lists/list-page.tsx';
import { idFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { CompetenceLabel, DisponibiliteBadge, useDisponibiliteChoices } from '../../looks/techniciens.tsx';
import { useTechnicienColumns } from './columns.tsx';
import classes from './list-page.module.css';
import { SkillsPanel } from './skills-panel.tsx';
import { TechnicienPanel } from './technicien-panel.tsx';

const etats = ['expiree', 'expire_bientot'] as const;
const spec = {
  filters: {
    q: wordsFilter(),
    disponibilite: oneFilter(disponibilites),
    competence_id: idFilter,
    equipe: wordsFilter(80),
    habilitation: oneFilter(etats),
  },
  sorts: [],
};

/** Who may be sent: skills, availability and what is already on their hands. */
export function Page() {
  const t = useTranslations('techniciens');
  const can = useCan();
  const list = useList(spec);
  const { fiche } = list.params;
  const lists = useTranslations('lists');
  const utils = trpc.useUtils();
  const deactivate = trpc.techniciens.update.useMutation();
  const navigate = useNavigate();
  const [isSkills, setSkills] = useState(false);
  const etatText = useTranslations('habilitations.etats');
  const equipes = trpc.techniciens.equipes.useQuery().data?.items ?? [];
  const choices = useDisponibiliteChoices();
  const competences = trpc.techniciens.competences.useQuery().data?.items ?? [];
  const { competence_id } = list.filters;
  const query = trpc.techniciens.list.useInfiniteQuery({ ...list.filters, limit: LIST_PAGE }, listPages);
  return (
    <ListPage
      liste="techniciens"
      list={list}
      query={query}
      title={t('list.title')}
      count={(n) => t('count', { n })}
      columns={useTechnicienColumns()}
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
      onOpen={(row) => void navigate({ to: '/techniciens/$id', params: { id: row.id } })}
      search={t('list.search')}
      chips={
        <>
          <FilterOne
            label={t('fields.disponibilite')}
            options={choices}
            selected={list.filters.disponibilite}
            onChange={(disponibilite) => list.set({ disponibilite })}
          />
          <FilterOne
            label={t('fields.competence')}
            options={competences.map((each) => ({ value: String(each.id), text: each.nom }))}
            selected={competence_id === undefined ? undefined : String(competence_id)}
            onChange={(value) => list.change({ competence_id: value })}
          />
          <FilterOne
            label={t('fields.equipe')}
            options={equipes.map((equipe) => ({ value: equipe, text: equipe }))}
            selected={list.filters.equipe}
            onChange={(equipe) => list.set({ equipe })}
          />
          <FilterOne
            label={t('fields.habilitations')}
            options={etats.map((value) => ({ value, text: etatText(value) }))}
            selected={list.filters.habilitation}
            onChange={(habilitation) => list.set({ habilitation })}
          />
        </>
      }
      create={
        can('technicien.create') ? (
          <>
            <Button variant="subtle" onClick={() => setSkills(true)}>
              {t('skills.manage')}
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => list.change({ fiche: 'nouveau' })}>
              {t('list.create')}
            </Button>
          </>
        ) : null
      }
      renderBulk={
        can('technicien.update')
          ? (rows, choose) => (
              <BulkActions
                rows={rows}
                choose={choose}
                rowLabel={(row) => row.user.full_name}
                action={lists('bulk_actions.deactivate')}
                question={lists('bulk_confirm.techniciens', { n: rows.length })}
                isDangerous
                send={({ id, version }) => deactivate.mutateAsync({ id, version, is_active: false })}
                onDone={() => void utils.techniciens.invalidate()}
              />
            )
          : undefined
      }
      empty={{ icon: IconHelmet, title: t('list.empty_title'), text: t('list.empty_text') }}
    >
      <SkillsPanel isOpen={isSkills} onClose={() => setSkills(false)} />
      <TechnicienPanel
        fiche={fiche}
        known={rowsOf(query)?.find((row) => String(row.id) === fiche)}
        onClose={() => list.change({ fiche: undefined })}
      />
    </ListPage>
  );
}
