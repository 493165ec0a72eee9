import { Button, Switch, TextInput } from '@mantine/core';
import type { Competence } from '@mif/contract/techniciens';
import { SidePanel } from '@mif/ui/side-panel';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from '../absences/absences.module.css';
import { NewCompetence } from './new-competence.tsx';

/** The catalogue of skills: each is renamed, taken out of the choices or put back, and new ones are made. */
export function SkillsPanel({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations('techniciens');
  const query = trpc.techniciens.competences.useQuery();
  return (
    <SidePanel isOpen={isOpen} title={t('skills.manage')} onClose={onClose}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className={classes.list}>
            {items.map((competence) => (
              <Line key={`${String(competence.id)}.${String(competence.version)}`} competence={competence} />
            ))}
          </ul>
        )}
      </Loaded>
      <div className={classes.more}>
        <NewCompetence onCreated={() => undefined} />
      </div>
    </SidePanel>
  );
}

function Line({ competence }: { competence: Competence }) {
  const t = useTranslations('techniciens.skills');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [nom, setNom] = useState(competence.nom);
  const update = trpc.techniciens.updateCompetence.useMutation({
    onSuccess: async () => {
      toast(t('saved'));
      await utils.techniciens.invalidate();
    },
    onError: (error) => {
      refused(error);
      void utils.techniciens.competences.invalidate();
    },
  });
  const { id, version } = competence;
  return (
    <li className={classes.line}>
      <TextInput
        className={classes.text}
        size="xs"
        aria-label={t('rename', { nom: competence.nom })}
        value={nom}
        maxLength={120}
        onChange={(event) => setNom(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        {nom.trim() !== competence.nom && nom.trim() !== '' ? (
          <Button size="xs" loading={update.isPending} onClick={() => update.mutate({ id, version, nom: nom.trim() })}>
            {t('save')}
          </Button>
        ) : null}
        <Switch
          size="xs"
          label={t('offered')}
          checked={competence.is_active}
          onChange={(event) => update.mutate({ id, version, is_active: event.currentTarget.checked })}
        />
      </div>
    </li>
  );
}
