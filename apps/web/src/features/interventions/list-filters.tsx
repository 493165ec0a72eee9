import { Button, TextInput } from '@mantine/core';
import { priorites, statuts, types } from '@mif/contract/interventions';
import { FilterChip, FilterChoice, FilterToggle } from '@mif/ui/filter-bar';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { PrioriteBadge, StatutBadge } from '../../looks/interventions.tsx';
import { ClientFilter } from '../equipements/client-filter.tsx';
import { TechnicienFilter } from './list-people.tsx';
import classes from './list-page.module.css';
import type { InterventionsState } from './list-state.ts';

/** The chips that narrow the list; what only managers tell apart shows to them alone. */
export function ListFilters({ state }: { state: InterventionsState }) {
  const t = useTranslations('interventions');
  const can = useCan();
  const { filters, set } = state;
  const isManager = can('intervention.assign');
  return (
    <>
      <FilterChoice
        label={t('fields.statut')}
        options={statuts.map((value) => ({ value, text: t(`statuts.${value}`), label: <StatutBadge statut={value} variant="plain" /> }))}
        selected={filters.statut ?? []}
        onChange={(statut) => set({ statut })}
      />
      <FilterChoice
        label={t('fields.priorite')}
        options={priorites.map((value) => ({ value, text: t(`priorites.${value}`), label: <PrioriteBadge priorite={value} /> }))}
        selected={filters.priorite ?? []}
        onChange={(priorite) => set({ priorite })}
      />
      <FilterChoice
        label={t('fields.type')}
        options={types.map((value) => ({ value, text: t(`types.${value}`), label: t(`types.${value}`) }))}
        selected={filters.type ?? []}
        onChange={(type) => set({ type })}
      />
      <FilterToggle
        label={t('late')}
        isOn={filters.en_retard === 'oui'}
        onChange={(isOn) => set({ en_retard: isOn ? 'oui' : undefined })}
      />
      {isManager ? (
        <>
          <FilterToggle
            label={t('unassigned')}
            isOn={filters.non_affectee === 'oui'}
            onChange={(isOn) => set({ non_affectee: isOn ? 'oui' : undefined })}
          />
          <TechnicienFilter selected={filters.technicien_id ?? null} onChange={(id) => set({ technicien_id: id ?? undefined })} />
          <ClientFilter selected={filters.client_id ?? null} onChange={(id) => set({ client_id: id ?? undefined })} />
        </>
      ) : null}
      {filters.site_id ? <SiteChip id={filters.site_id} onClear={() => set({ site_id: undefined })} /> : null}
      {filters.equipement_id ? <EquipementChip id={filters.equipement_id} onClear={() => set({ equipement_id: undefined })} /> : null}
      <CreatedFilter state={state} />
    </>
  );
}

/** Since and before which day in Morocco it was created. */
function CreatedFilter({ state }: { state: InterventionsState }) {
  const t = useTranslations('interventions');
  const format = useFormat();
  const { creee_depuis, creee_avant } = state.filters;
  const days = [creee_depuis && `≥ ${format.civil(creee_depuis)}`, creee_avant && `< ${format.civil(creee_avant)}`];
  return (
    <FilterChip
      label={t('fields.date_creation')}
      value={days.filter(Boolean).join(', ')}
      onClear={() => state.set({ creee_depuis: undefined, creee_avant: undefined })}
    >
      {(close) => (
        <form
          className={classes.choice}
          onSubmit={(event) => {
            event.preventDefault();
            close();
          }}
        >
          <TextInput
            type="date"
            size="xs"
            label={t('list.created_from')}
            value={creee_depuis ?? ''}
            max="2100-12-31"
            onChange={(event) => state.set({ creee_depuis: event.currentTarget.value || undefined })}
            data-autofocus
          />
          <TextInput
            type="date"
            size="xs"
            label={t('list.created_before')}
            value={creee_avant ?? ''}
            max="2100-12-31"
            onChange={(event) => state.set({ creee_avant: event.currentTarget.value || undefined })}
          />
        </form>
      )}
    </FilterChip>
  );
}

/** What the interventions shown are on: one comes here from its page, so the chip only leaves. */
function PlaceChip({ label, name, onClear }: { label: string; name: string; onClear: () => void }) {
  const t = useTranslations('common.actions');
  return (
    <FilterChip label={label} value={name} onClear={onClear}>
      {() => (
        <div className={classes.choice}>
          <bdi>{name}</bdi>
          <Button variant="default" size="xs" onClick={onClear}>
            {t('clear')}
          </Button>
        </div>
      )}
    </FilterChip>
  );
}

function EquipementChip({ id, onClear }: { id: number; onClear: () => void }) {
  const t = useTranslations('interventions.fields');
  const chosen = trpc.equipements.get.useQuery({ id }, { placeholderData: undefined }).data;
  return <PlaceChip label={t('equipement')} name={chosen ? `${chosen.nom} · ${chosen.code}` : `#${id}`} onClear={onClear} />;
}

function SiteChip({ id, onClear }: { id: number; onClear: () => void }) {
  const t = useTranslations('interventions.fields');
  const chosen = trpc.sites.get.useQuery({ id }, { placeholderData: undefined }).data;
  return <PlaceChip label={t('site')} name={chosen?.nom ?? `#${id}`} onClear={onClear} />;
}
