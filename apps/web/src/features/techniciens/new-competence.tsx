import type { Competence } from '@mif/contract/techniciens';
import { FieldRow } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './competences-field.module.css';

/** A skill the list did not have. It stands inside another form, so its fields send nothing by themselves. */
export function NewCompetence({ onCreated }: { onCreated: (competence: Competence) => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const name = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [nom, setNom] = useState('');
  const [isAsked, setAsked] = useState(false);
  const create = trpc.techniciens.createCompetence.useMutation({
    onSuccess: async (competence) => {
      await utils.techniciens.competences.invalidate();
      toast(t('techniciens.toasts.competence_created'));
      onCreated(competence);
    },
  });
  const failure = create.error ? failureOf(create.error) : null;
  const refusal = failure ? (failure.kind === 'network' ? t('common.states.network_text') : failure.message) : null;
  const isMissing = (value: string) => isAsked && value.trim() === '';
  function save() {
    setAsked(true);
    if (code.trim() === '' || nom.trim() === '') name.current?.focus();
    else create.mutate({ code: code.trim(), nom: nom.trim() });
  }
  function saveOnEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save();
  }
  return (
    <div className={classes.create}>
      <FieldRow>
        <TextInput
          ref={name}
          label={t('techniciens.form.competence_nom')}
          error={isMissing(nom) ? t('common.validation.required') : refusal}
          value={nom}
          maxLength={120}
          onChange={(event) => setNom(event.currentTarget.value)}
          onKeyDown={saveOnEnter}
        />
        <TextInput
          label={t('techniciens.form.competence_code')}
          error={isMissing(code) ? t('common.validation.required') : undefined}
          value={code}
          maxLength={40}
          dir="ltr"
          spellCheck={false}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={saveOnEnter}
        />
      </FieldRow>
      <div>
        <Button variant="default" size="xs" loading={create.isPending} onClick={save}>
          {t('techniciens.form.add_competence')}
        </Button>
      </div>
    </div>
  );
}
