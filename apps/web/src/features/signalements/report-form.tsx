import { Button, TextInput, Textarea } from '@mantine/core';
import { CreateSignalementInput, signalementLimits, type Signalement } from '@mif/contract/signalements';
import { ErrorSummary, Form } from '@mif/ui/form';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { formErrors, showFailure, useZodForm } from '../../app/form.ts';
import { trpc } from '../../app/trpc.ts';
import { PhotoChoice } from '../demandes/photo-choice.tsx';
import { SentPhotos } from './sent-photos.tsx';
import classes from './public.module.css';

const Fields = CreateSignalementInput.pick({ description: true, nom: true, telephone: true, email: true, site_web: true });

const draftKey = (jeton: string) => `mif.signalement.${jeton}`;

function readDraft(jeton: string): { description: string; command_id: string } {
  try {
    const kept = JSON.parse(sessionStorage.getItem(draftKey(jeton)) ?? '{}') as { description?: unknown; command_id?: unknown };
    return {
      description: typeof kept.description === 'string' ? kept.description : '',
      command_id: typeof kept.command_id === 'string' ? kept.command_id : crypto.randomUUID(),
    };
  } catch {
    return { description: '', command_id: crypto.randomUUID() };
  }
}

/** A fault in a few words, with photos and, for who wants, how to be called back; what is typed stays until it is sent. */
export function ReportForm({ jeton, nom }: { jeton: string; nom: string }) {
  const [sent, setSent] = useState<{ signalement: Signalement; photos: readonly File[] } | null>(null);
  if (sent) return <Sent {...sent} onAgain={() => setSent(null)} />;
  return <Writing jeton={jeton} nom={nom} onSent={(signalement, photos) => setSent({ signalement, photos })} />;
}

function Writing(props: { jeton: string; nom: string; onSent: (signalement: Signalement, photos: readonly File[]) => void }) {
  const t = useTranslations('signalements');
  const common = useTranslations('common');
  const { jeton } = props;
  const [kept] = useState(() => readDraft(jeton));
  const [commandId, setCommandId] = useState(kept.command_id);
  const [photos, setPhotos] = useState<File[]>([]);
  const form = useZodForm(Fields, { description: kept.description, nom: props.nom, telephone: '', email: '', site_web: '' });
  const { errors: invalid } = form.formState;
  useEffect(() => {
    const watching = form.watch(({ description }) => {
      sessionStorage.setItem(draftKey(jeton), JSON.stringify({ description, command_id: commandId }));
    });
    return () => watching.unsubscribe();
  }, [form, jeton, commandId]);
  const create = trpc.signalements.create.useMutation({
    onSuccess(signalement) {
      sessionStorage.removeItem(draftKey(jeton));
      props.onSent(signalement, photos);
    },
    onError(error) {
      const { kind } = failureOf(error);
      // An answer that was lost may have been a yes: only a refusal frees the id.
      if (kind !== 'network' && kind !== 'broken') setCommandId(crypto.randomUUID());
      showFailure(form, error, common('states.network_text'));
    },
  });
  const errors = formErrors(form);
  return (
    <Form onSubmit={form.handleSubmit((input) => create.mutate({ ...input, jeton, command_id: commandId }))}>
      <ErrorSummary title={common('form.summary_title', { n: errors.length })} errors={errors} />
      <Textarea
        {...form.register('description')}
        size="md"
        label={t('description')}
        description={t('description_help')}
        error={invalid.description?.message}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4000}
      />
      <fieldset className={classes.fieldset}>
        <legend className={classes.legend}>{t('photo')}</legend>
        <p className={classes.second}>{t('photo_help')}</p>
        <PhotoChoice
          label={t('photo_add')}
          removeLabel={t('photo_remove')}
          max={signalementLimits.photos}
          files={photos}
          onChange={setPhotos}
        />
      </fieldset>
      <fieldset className={classes.fieldset}>
        <legend className={classes.legend}>{t('contact')}</legend>
        <p className={classes.second}>{t('contact_help')}</p>
        <TextInput {...form.register('nom')} size="md" label={t('nom')} error={invalid.nom?.message} autoComplete="name" maxLength={120} />
        <TextInput
          {...form.register('telephone')}
          size="md"
          type="tel"
          dir="ltr"
          label={t('telephone')}
          error={invalid.telephone?.message}
          autoComplete="tel"
          maxLength={40}
        />
        <TextInput
          {...form.register('email')}
          size="md"
          type="email"
          dir="ltr"
          label={t('email')}
          error={invalid.email?.message}
          autoComplete="email"
          maxLength={254}
        />
      </fieldset>
      <div className={classes.trap} aria-hidden>
        <label>
          {t('trap')}
          <input {...form.register('site_web')} type="text" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <Button type="submit" size="lg" loading={create.isPending}>
        {t('submit')}
      </Button>
    </Form>
  );
}

function Sent(props: { signalement: Signalement; photos: readonly File[]; onAgain: () => void }) {
  const t = useTranslations('signalements');
  const { reference, suivi } = props.signalement;
  return (
    <section className={classes.fieldset} aria-live="polite">
      <h2 className={classes.legend}>{t('done_title')}</h2>
      <p className={classes.reference}>
        <bdi>{reference}</bdi>
      </p>
      <p className={classes.text}>{t('done_text')}</p>
      <SentPhotos suivi={suivi} photos={props.photos} />
      <Link to="/suivi/$jeton" params={{ jeton: suivi }} className={classes.link}>
        {t('follow')}
      </Link>
      <div>
        <Button variant="default" onClick={props.onAgain}>
          {t('again')}
        </Button>
      </div>
    </section>
  );
}
