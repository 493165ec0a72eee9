import { Button, TextInput, Textarea } from '@mantine/core';
import { normaliseText } from '@mif/contract/message-text';
import { defautsModele } from '@mif/contract/modeles';
import type { ChampModele, DefautModele, Modele } from '@mif/contract/modeles';
import type { ChangementTiers } from '@mif/contract/journal';
import { directionOf } from '@mif/i18n/messages';
import { Form, FormActions } from '@mif/ui/form';
import { Columns, Section } from '@mif/ui/page';
import { toast } from '@mif/ui/toast';
import { IconSend } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConflictNotice } from '../../app/conflict-notice.tsx';
import { failureOf } from '../../app/failure.ts';
import { useFormat } from '../../app/format.ts';
import { useMe } from '../../app/me.ts';
import { RecordHistory } from '../../app/record-history.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { FaultList } from './fault-list.tsx';
import classes from './modeles.module.css';
import { PreviewPane } from './preview-pane.tsx';
import { ResetOne } from './reset-one.tsx';
import { VariableList } from './variable-list.tsx';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The words of a message and how they look; what somebody else saved meanwhile is said, and nothing typed is lost. */
export function Editor({ modele }: { modele: Modele }) {
  const t = useTranslations('modeles');
  const common = useTranslations('common.actions');
  const format = useFormat();
  const me = useMe();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const { evenement, langue, canal } = modele;
  const cle = { evenement, langue, canal };
  const [version, setVersion] = useState(modele.version);
  const [sujet, setSujet] = useState(modele.sujet ?? '');
  const [corps, setCorps] = useState(modele.corps);
  const [conflict, setConflict] = useState<readonly ChangementTiers[]>([]);
  const sujetField = useRef<HTMLInputElement>(null);
  const corpsField = useRef<HTMLTextAreaElement>(null);
  const [last, setLast] = useState<ChampModele>('corps');
  const isMail = canal === 'email';
  const textes = { sujet: isMail ? normaliseText(sujet) : null, corps: normaliseText(corps) };
  const defauts = defautsModele(evenement, canal, textes);
  const isSame = textes.sujet === modele.sujet && textes.corps === modele.corps;
  const labelOf = (champ: string) => (champ === 'sujet' ? t('subject') : champ === 'corps' ? t(isMail ? 'body' : 'sentence') : null);

  function take(saved: Modele) {
    setVersion(saved.version);
    setSujet(saved.sujet ?? '');
    setCorps(saved.corps);
    setConflict([]);
    utils.modeles.get.setData(cle, saved);
    void utils.modeles.list.invalidate();
    void utils.journal.invalidate();
  }
  const save = trpc.modeles.save.useMutation({
    onSuccess: (saved) => {
      take(saved);
      toast(t(saved.is_modifie ? 'saved' : 'save_default'));
    },
    onError: async (error) => {
      const failure = failureOf(error);
      if (failure.kind === 'network' || failure.code !== 'RECORD_VERSION_CONFLICT') return refused(error);
      const fresh = await utils.client.modeles.get.query(cle);
      utils.modeles.get.setData(cle, fresh);
      setVersion(fresh.version);
      setConflict(failure.details['changements'] as ChangementTiers[]);
    },
  });
  const trial = trpc.modeles.trial.useMutation({
    onSuccess: () => toast(t('trial_sent', { email: me.email })),
    onError: refused,
  });
  const fieldOf = (champ: ChampModele): Field | null => (champ === 'sujet' ? sujetField : corpsField).current;
  function insert(nom: string) {
    const field = fieldOf(isMail ? last : 'corps');
    if (!field) return;
    field.focus();
    field.setRangeText(`{${nom}}`, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
    (field === sujetField.current ? setSujet : setCorps)(field.value);
  }
  function show({ champ, ligne, colonne }: DefautModele) {
    const field = fieldOf(champ);
    if (!field) return;
    const before = field.value.split('\n').slice(0, ligne - 1);
    const at = before.reduce((sum, line) => sum + line.length + 1, 0) + colonne - 1;
    field.focus();
    field.setSelectionRange(Math.min(at, field.value.length), Math.min(at + 1, field.value.length));
  }
  const isWrong = (champ: ChampModele) => defauts.some((defaut) => defaut.champ === champ);
  const text = { dir: directionOf(langue), lang: langue, spellCheck: true, autoComplete: 'off' } as const;
  const counter = (value: string, max: number) => t('length', { n: String(Array.from(value).length), max: String(max) });
  return (
    <Columns
      main={
        <>
          {modele.is_en_defaut ? <p className={classes.warning}>{t('broken_text')}</p> : null}
          <Form onSubmit={() => save.mutate({ ...cle, ...textes, version })}>
            {conflict.length > 0 ? <ConflictNotice changes={conflict} labelOf={labelOf} /> : null}
            {isMail ? (
              <TextInput
                ref={sujetField}
                {...text}
                name="sujet"
                label={t('subject')}
                description={counter(textes.sujet ?? '', modele.sujet_max)}
                inputWrapperOrder={['label', 'input', 'description']}
                error={isWrong('sujet')}
                value={sujet}
                onFocus={() => setLast('sujet')}
                onChange={(event) => setSujet(event.currentTarget.value)}
              />
            ) : null}
            <Textarea
              ref={corpsField}
              {...text}
              name="corps"
              label={labelOf('corps')}
              description={`${t(isMail ? 'body_help' : 'sentence_help')} ${counter(textes.corps, modele.corps_max)}`}
              inputWrapperOrder={['label', 'input', 'description']}
              error={isWrong('corps')}
              autosize
              minRows={isMail ? 6 : 2}
              maxRows={18}
              value={corps}
              onFocus={() => setLast('corps')}
              onChange={(event) => setCorps(event.currentTarget.value)}
            />
            <FaultList defauts={defauts} labelOf={labelOf} onShow={show} />
            <FormActions>
              <Button type="submit" loading={save.isPending} disabled={isSame || defauts.length > 0}>
                {common('save')}
              </Button>
              {isMail ? (
                <Button
                  variant="default"
                  leftSection={<IconSend size={16} aria-hidden />}
                  loading={trial.isPending}
                  disabled={defauts.length > 0}
                  onClick={() => trial.mutate({ evenement, langue, ...textes, command_id: crypto.randomUUID() })}
                >
                  {t('trial')}
                </Button>
              ) : null}
              {modele.is_modifie ? <ResetOne modele={modele} version={version} onDone={take} onRefused={refused} /> : null}
            </FormActions>
          </Form>
          <div className={classes.under}>
            <VariableList modele={modele} onInsert={insert} />
          </div>
          {modele.is_modifie ? (
            <Section title={t('default_text')}>
              <div className={classes.original} dir={directionOf(langue)} lang={langue}>
                {modele.defaut.sujet ? <p className={classes.originalTitle}>{modele.defaut.sujet}</p> : null}
                <p>{modele.defaut.corps}</p>
              </div>
            </Section>
          ) : null}
          {modele.id === null ? null : (
            <Section title={t('history')}>
              {modele.modifie_par && modele.date_modification ? (
                <p className={classes.intro}>
                  {t('changed_by', { nom: modele.modifie_par, quand: format.instant(modele.date_modification, 'relative') })}
                </p>
              ) : null}
              <RecordHistory objet="modele" id={modele.id} labelOf={labelOf} />
            </Section>
          )}
        </>
      }
      aside={<PreviewPane input={{ ...cle, ...textes }} isWhole={defauts.length === 0} />}
    />
  );
}
