import { ActionIcon, Button, NativeSelect, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import { useNiveauChoices } from '../../looks/techniciens.tsx';
import classes from './competences-field.module.css';
import { NewCompetence } from './new-competence.tsx';

interface Line {
  competence_id: number;
  niveau: number;
}

const FIRST_NIVEAU = 2;

/** A technician's skills, each with its level; one may be added from the list or made new. */
export function CompetencesField({ value, onChange }: { value: readonly Line[]; onChange: (lines: Line[]) => void }) {
  const t = useTranslations('techniciens');
  const [isCreating, setCreating] = useState(false);
  const niveaux = useNiveauChoices();
  const all = trpc.techniciens.competences.useQuery().data?.items ?? [];
  const nameOf = new Map(all.map((competence) => [competence.id, competence.nom]));
  const taken = new Set(value.map((line) => line.competence_id));
  function add(id: number) {
    if (!taken.has(id)) onChange([...value, { competence_id: id, niveau: FIRST_NIVEAU }]);
  }
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}>{t('fields.competences')}</legend>
      {value.length === 0 ? <p className={classes.none}>{t('form.no_competence')}</p> : null}
      {value.length > 0 ? (
        <ul className={classes.list}>
          {value.map((line) => {
            const nom = nameOf.get(line.competence_id) ?? '…';
            return (
              <li key={line.competence_id} className={classes.item}>
                <bdi className={classes.name}>{nom}</bdi>
                <NativeSelect
                  size="xs"
                  aria-label={t('form.level_of', { nom })}
                  data={niveaux}
                  value={String(line.niveau)}
                  onChange={(event) => {
                    const niveau = Number(event.currentTarget.value);
                    onChange(value.map((each) => (each.competence_id === line.competence_id ? { ...each, niveau } : each)));
                  }}
                />
                <ActionIcon
                  aria-label={t('form.remove_competence', { nom })}
                  onClick={() => onChange(value.filter((each) => each.competence_id !== line.competence_id))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      ) : null}
      <div className={classes.add}>
        <Select
          aria-label={t('form.add_competence')}
          placeholder={t('form.add_competence')}
          data={all.filter((each) => each.is_active && !taken.has(each.id)).map((each) => ({ value: String(each.id), label: each.nom }))}
          value={null}
          onChange={(id) => id && add(Number(id))}
          searchable
        />
        <Button variant="subtle" aria-expanded={isCreating} onClick={() => setCreating(!isCreating)}>
          {t('form.new_competence')}
        </Button>
      </div>
      {isCreating ? (
        <NewCompetence
          onCreated={(competence) => {
            add(competence.id);
            setCreating(false);
          }}
        />
      ) : null}
    </fieldset>
  );
}
