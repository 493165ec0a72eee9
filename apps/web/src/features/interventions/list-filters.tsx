import { Button, TextInput } from '@mantine/core';
import { priorites, statuts, types } from '@mif/contract/interventions';
import { FilterBar, FilterChip, FilterChoice, FilterToggle } from '@mif/ui/filter-bar';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { PrioriteBadge, StatutBadge } from '../../looks/interventions.tsx';
import { ClientFilter } from '../equipements/client-filter.tsx';
import { TechnicienFilter } from './list-people.tsx';
import classes from './list-page.module.css';
import type { ListState } from './list-state.ts';

const textOf = (id: number | null) => (id === null ? undefined : String(id));

/** The one bar that narrows the list; what only managers tell apart shows to them alone. */
export function ListFilters({ state }: { state: ListState }) {
  const t = useTranslations('interventions');
  const can = useCan();
  const { input, change } = state;
  const isManager = can('intervention.assign');
  return (
    <FilterBar
      search={{ value: input.q ?? '', placeholder: t('list.search'), onChange: (text) => change({ q: text.trim() || undefined }) }}
      onClear={state.isFiltered ? state.clear : undefined}
    >
      <FilterChoice
        label={t('fields.statut')}
        options={statuts.map((value) => ({ value, text: t(`statuts.${value}`), label: <StatutBadge statut={value} variant="plain" /> }))}
        selected={input.statut ?? []}
        onChange={(selected) => change({ statut: selected.join(',') })}
      />
      <FilterChoice
        label={t('fields.priorite')}
        options={priorites.map((value) => ({ value, text: t(`priorites.${value}`), label: <PrioriteBadge priorite={value} /> }))}
        selected={input.priorite ?? []}
        onChange={(selected) => change({ priorite: selected.join(',') })}
      />
      <FilterChoice
        label={t('fields.type')}
        options={types.map((value) => ({ value, text: t(`types.${value}`), label: t(`types.${value}`) }))}
        selected={input.type ?? []}
        onChange={(selected) => change({ type: selected.join(',') })}
      />
      <FilterToggle
        label={t('late')}
        isOn={input.en_retard === 'oui'}
        onChange={(isOn) => change({ en_retard: isOn ? 'oui' : undefined })}
      />
      {isManager ? (
        <>
          <FilterToggle
            label={t('unassigned')}
            isOn={input.non_affectee === 'oui'}
            onChange={(isOn) => change({ non_affectee: isOn ? 'oui' : undefined })}
          />
          <TechnicienFilter selected={input.technicien_id ?? null} onChange={(id) => change({ technicien_id: textOf(id) })} />
          <ClientFilter selected={input.client_id ?? null} onChange={(id) => change({ client_id: textOf(id) })} />
        </>
      ) : null}
      {input.equipement_id ? <EquipementChip id={input.equipement_id} onClear={() => change({ equipement_id: undefined })} /> : null}
      <CreatedFilter state={state} />
    </FilterBar>
  );
}

/** Since and before which day in Morocco it was created. */
function CreatedFilter({ state }: { state: ListState }) {
  const t = useTranslations('interventions');
  const format = useFormat();
  const { creee_depuis, creee_avant } = state.input;
  const days = [creee_depuis && `≥ ${format.civil(creee_depuis)}`, creee_avant && `< ${format.civil(creee_avant)}`];
  return (
    <FilterChip
      label={t('fields.date_creation')}
      value={days.filter(Boolean).join(', ')}
      onClear={() => state.change({ creee_depuis: undefined, creee_avant: undefined })}
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
            onChange={(event) => state.change({ creee_depuis: event.currentTarget.value || undefined })}
            data-autofocus
          />
          <TextInput
            type="date"
            size="xs"
            label={t('list.created_before')}
            value={creee_avant ?? ''}
            max="2100-12-31"
            onChange={(event) => state.change({ creee_avant: event.currentTarget.value || undefined })}
          />
        </form>
      )}
    </FilterChip>
  );
}

/** The equipment whose interventions are shown: one comes here from its page, so the chip only leaves. */
function EquipementChip({ id, onClear }: { id: number; onClear: () => void }) {
  const t = useTranslations();
  const chosen = trpc.equipements.get.useQuery({ id }, { placeholderData: undefined }).data;
  return (
    <FilterChip label={t('interventions.fields.equipement')} value={chosen?.nom ?? `#${id}`} onClear={onClear}>
      {() => (
        <div className={classes.choice}>
          <bdi>{chosen ? `${chosen.nom} · ${chosen.code}` : `#${id}`}</bdi>
          <Button variant="default" size="xs" onClick={onClear}>
            {t('common.actions.clear')}
          </Button>
        </div>
      )}
    </FilterChip>
  );
}
