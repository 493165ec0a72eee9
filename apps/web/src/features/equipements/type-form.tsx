import { ActionIcon, Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { genresChamp, iconesType } from '@mif/contract/types-equipement';
import type { ChampType, ChampTypeInput, GenreChamp, TypeEquipement } from '@mif/contract/types-equipement';
import { ErrorSummary, FieldRow, Form, FormActions } from '@mif/ui/form';
import { toast } from '@mif/ui/toast';
import { IconArchive, IconArrowUp, IconPlus, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './type-form.module.css';

/** A field as it is being written; `key` names it on the page alone. */
interface Draft {
  key: string;
  cle: string | undefined;
  libelle: string;
  genre: GenreChamp;
  unite: string;
  min: number | null;
  max: number | null;
  choix: string;
  is_requis: boolean;
}

const toDraft = (champ: ChampType): Draft => ({
  ...champ,
  key: champ.cle,
  unite: champ.unite ?? '',
  choix: champ.choix.join('\n'),
});
const toInput = ({ cle, libelle, genre, unite, min, max, choix, is_requis }: Draft): ChampTypeInput => ({
  cle,
  libelle: libelle.trim(),
  genre,
  unite: unite.trim() || null,
  min,
  max,
  is_requis,
  choix: choix
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
});

/** A type of equipment: its name, its drawing and the fields asked of each. A field that is taken away is archived. */
export function TypeForm({ type, onDone }: { type: TypeEquipement | undefined; onDone: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const [nom, setNom] = useState(type?.nom ?? '');
  const [icone, setIcone] = useState(type?.icone ?? '');
  const [is_active, setActive] = useState(type?.is_active ?? true);
  const [drafts, setDrafts] = useState<Draft[]>(() => (type?.champs ?? []).filter((each) => !each.is_archive).map(toDraft));
  const archived = (type?.champs ?? []).filter(({ cle }) => !drafts.some((draft) => draft.cle === cle));
  const common = {
    onSuccess: async (saved: TypeEquipement) => {
      toast(t(type ? 'typesEquipement.toasts.updated' : 'typesEquipement.toasts.created', { nom: saved.nom }));
      onDone();
      await Promise.all([utils.typesEquipement.invalidate(), utils.equipements.invalidate()]);
    },
    onError: () => void utils.typesEquipement.invalidate(),
  };
  const create = trpc.typesEquipement.create.useMutation(common);
  const update = trpc.typesEquipement.update.useMutation(common);
  const error = create.error ?? update.error;
  const failure = error ? failureOf(error) : null;
  const text = failure && (failure.kind === 'network' ? t('common.states.network_text') : failure.message);
  const change = (key: string, changes: Partial<Draft>) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...changes } : draft)));
  const raise = (index: number) =>
    setDrafts((before) => {
      const [above, moved] = [before[index - 1], before[index]];
      return above && moved ? before.with(index - 1, moved).with(index, above) : before;
    });
  function save() {
    const input = { nom: nom.trim(), icone: iconesType.find((each) => each === icone) ?? null, champs: drafts.map(toInput) };
    if (type) update.mutate({ id: type.id, version: type.version, ...input, is_active });
    else create.mutate(input);
  }
  return (
    <Form onSubmit={save}>
      <ErrorSummary title={t('common.form.summary_title', { n: text ? 1 : 0 })} errors={text ? [{ text }] : []} />
      <FieldRow>
        <TextInput
          label={t('typesEquipement.fields.nom')}
          value={nom}
          onChange={(event) => setNom(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect
          label={t('typesEquipement.fields.icone')}
          value={icone}
          onChange={(event) => setIcone(event.currentTarget.value)}
          data={[
            { value: '', label: t('typesEquipement.no_icone') },
            ...iconesType.map((value) => ({ value, label: t(`typesEquipement.icones.${value}`) })),
          ]}
        />
      </FieldRow>
      {type ? (
        <Checkbox
          label={t('typesEquipement.fields.is_active')}
          checked={is_active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
      ) : null}
      {drafts.map((draft, index) => (
        <ChampDraft
          key={draft.key}
          draft={draft}
          number={index + 1}
          onChange={(changes) => change(draft.key, changes)}
          onRaise={index > 0 ? () => raise(index) : null}
          onRemove={() => setDrafts((before) => before.filter(({ key }) => key !== draft.key))}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() =>
          setDrafts((before) => [
            ...before,
            {
              key: crypto.randomUUID(),
              cle: undefined,
              libelle: '',
              genre: 'texte',
              unite: '',
              min: null,
              max: null,
              choix: '',
              is_requis: false,
            },
          ])
        }
      >
        {t('typesEquipement.champ.add')}
      </Button>
      {archived.length > 0 ? (
        <section>
          <h3 className={classes.title}>{t('typesEquipement.champ.archived')}</h3>
          <p className={classes.hint}>{t('typesEquipement.champ.archived_hint')}</p>
          {archived.map((champ) => (
            <Button
              key={champ.cle}
              size="xs"
              variant="subtle"
              leftSection={<IconRestore size={14} aria-hidden />}
              onClick={() => setDrafts((before) => [...before, toDraft(champ)])}
            >
              {t('typesEquipement.champ.restore', { libelle: champ.libelle })}
            </Button>
          ))}
        </section>
      ) : null}
      <FormActions isSticky>
        <Button type="submit" loading={create.isPending || update.isPending}>
          {t('typesEquipement.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}

function ChampDraft(props: {
  draft: Draft;
  number: number;
  onChange: (changes: Partial<Draft>) => void;
  onRaise: (() => void) | null;
  onRemove: () => void;
}) {
  const t = useTranslations('typesEquipement');
  const { draft, onChange } = props;
  const bound = (name: 'min' | 'max') => (
    <NumberInput
      label={t(`champ.${name}`)}
      value={draft[name] ?? ''}
      onChange={(value) => onChange({ [name]: typeof value === 'number' ? value : null })}
      hideControls
    />
  );
  return (
    <fieldset className={classes.champ}>
      <legend className={classes.legend}>{t('champ.title', { n: String(props.number) })}</legend>
      <FieldRow>
        <TextInput
          label={t('champ.libelle')}
          value={draft.libelle}
          onChange={(event) => onChange({ libelle: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('champ.genre')}
          value={draft.genre}
          // What is stored under it is of this kind.
          disabled={draft.cle !== undefined}
          onChange={(event) => onChange({ genre: genresChamp.find((each) => each === event.currentTarget.value) ?? 'texte' })}
          data={genresChamp.map((value) => ({ value, label: t(`genres.${value}`) }))}
        />
      </FieldRow>
      {draft.genre === 'nombre' ? (
        <FieldRow>
          <TextInput label={t('champ.unite')} value={draft.unite} onChange={(event) => onChange({ unite: event.currentTarget.value })} />
          {bound('min')}
          {bound('max')}
        </FieldRow>
      ) : null}
      {draft.genre === 'choix' ? (
        <Textarea
          label={t('champ.choix')}
          description={t('champ.choix_hint')}
          autosize
          minRows={2}
          value={draft.choix}
          onChange={(event) => onChange({ choix: event.currentTarget.value })}
        />
      ) : null}
      <div className={classes.foot}>
        <Checkbox
          label={t('champ.is_requis')}
          checked={draft.is_requis}
          onChange={(event) => onChange({ is_requis: event.currentTarget.checked })}
        />
        <div className={classes.acts}>
          {props.onRaise ? (
            <ActionIcon variant="subtle" color="gray" aria-label={t('champ.up', { libelle: draft.libelle })} onClick={props.onRaise}>
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
          ) : null}
          <ActionIcon variant="subtle" color="gray" aria-label={t('champ.remove', { libelle: draft.libelle })} onClick={props.onRemove}>
            <IconArchive size={16} aria-hidden />
          </ActionIcon>
        </div>
      </div>
    </fieldset>
  );
}
