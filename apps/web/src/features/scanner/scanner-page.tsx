import { Button, TextInput } from '@mantine/core';
import { Code } from '@mif/ui/copyable-code';
import { CardList, ListCard } from '@mif/ui/list-card';
import { Page as PageFrame } from '@mif/ui/page';
import { IconBulb, IconBulbOff, IconCameraOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import type { Outputs } from '../../app/trpc.ts';
import { useCamera } from './camera.ts';
import type { CameraFault } from './camera.ts';
import { jetonOf } from './label-url.ts';
import classes from './scanner.module.css';

const CHOICES = 10;

/** Reads the label of a machine with the camera, or by the code written on it, and opens the machine or a report on it. */
export function Page() {
  const t = useTranslations('scanner');
  const { pour } = useSearch({ from: '/signed-in/scanner' });
  const navigate = useNavigate();
  const [note, setNote] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isBusy = useRef(false);
  const utils = trpc.useUtils();
  function open(id: number) {
    if (pour === 'demande') void navigate({ to: '/demandes/nouvelle', search: { equipement: String(id) }, replace: true });
    else void navigate({ to: '/equipements/$id', params: { id }, replace: true });
  }
  async function onText(text: string) {
    if (isBusy.current) return;
    const jeton = jetonOf(text, window.location.origin);
    if (jeton === null) return setNote(t('not_ours'));
    isBusy.current = true;
    setNote(t('found'));
    if (navigator.userActivation.hasBeenActive) navigator.vibrate?.(60);
    try {
      const { equipement_id } = await utils.etiquettes.resolve.fetch({ jeton });
      open(equipement_id);
    } catch (error) {
      const failure = failureOf(error);
      // A machine this account does not see: its label still takes a report.
      if (failure.kind === 'not_found') void navigate({ to: '/q/$jeton', params: { jeton } });
      else setNote(failure.kind === 'network' ? null : failure.message);
      isBusy.current = false;
    }
  }
  return (
    <PageFrame title={t('title')} layout="narrow">
      <div className={classes.stack}>
        <Camera key={attempt} note={note} onText={(text) => void onText(text)} onRetry={() => setAttempt((last) => last + 1)} />
        <ByCode onFound={open} />
      </div>
    </PageFrame>
  );
}

function Camera({ note, onText, onRetry }: { note: string | null; onText: (text: string) => void; onRetry: () => void }) {
  const t = useTranslations('scanner');
  const video = useRef<HTMLVideoElement>(null);
  const { state, torch } = useCamera(video, onText);
  return (
    <>
      {state.kind === 'failed' ? <Fault fault={state.fault} onRetry={onRetry} /> : null}
      <div className={classes.stage} hidden={state.kind === 'failed'}>
        <video ref={video} muted playsInline aria-label={t('title')} />
        <div className={classes.frame} />
        <p className={classes.note} role="status">
          {note ?? (state.kind === 'starting' ? t('starting') : t('hint'))}
        </p>
        {torch ? (
          <div className={classes.light}>
            <Button
              variant="default"
              leftSection={torch.is_on ? <IconBulbOff size={18} aria-hidden /> : <IconBulb size={18} aria-hidden />}
              onClick={torch.switch}
            >
              {torch.is_on ? t('torch_off') : t('torch_on')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

const texts = {
  denied: ['denied_title', 'denied_text'],
  missing: ['missing_title', 'missing_text'],
  busy: ['busy_title', 'busy_text'],
  insecure: ['missing_title', 'insecure_text'],
} as const satisfies Record<CameraFault, readonly [string, string]>;

function Fault({ fault, onRetry }: { fault: CameraFault; onRetry: () => void }) {
  const t = useTranslations();
  const [title, text] = texts[fault];
  return (
    <div className={classes.stack} role="alert">
      <IconCameraOff size={32} stroke={1.4} aria-hidden />
      <strong>{t(`scanner.${title}`)}</strong>
      <p className={classes.second}>{t(`scanner.${text}`)}</p>
      {fault === 'insecure' ? null : (
        <div>
          <Button variant="default" onClick={onRetry}>
            {t('common.actions.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

type Found = Outputs['equipements']['list']['items'];

function ByCode({ onFound }: { onFound: (id: number) => void }) {
  const t = useTranslations('scanner');
  const common = useTranslations('common');
  const utils = trpc.useUtils();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [several, setSeveral] = useState<Found>([]);
  async function find() {
    const wanted = code.trim();
    if (!wanted) return setFault(common('validation.required'));
    setFault(null);
    setSeveral([]);
    try {
      const { items } = await utils.equipements.list.fetch({ q: wanted, sort: 'pertinence', limit: CHOICES });
      const exact = items.filter((item) => item.code.toLowerCase() === wanted.toLowerCase());
      const [only] = exact;
      if (only && exact.length === 1) return onFound(only.id);
      if (exact.length === 0) return setFault(t('not_found'));
      setSeveral(exact);
    } catch (error) {
      const failure = failureOf(error);
      setFault(failure.kind === 'network' ? common('states.network_text') : failure.message);
    }
  }
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <div className={classes.manual}>
        <TextInput
          size="md"
          dir="ltr"
          label={t('code')}
          description={t('code_help')}
          error={fault}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button type="submit" size="md" variant="default">
          {t('find')}
        </Button>
      </div>
      {several.length > 0 ? (
        <CardList label={t('several')}>
          {several.map((item) => (
            <li key={item.id}>
              <ListCard
                title={<bdi>{item.nom}</bdi>}
                meta={
                  <>
                    <Code>{item.code}</Code> · <bdi>{item.client.nom}</bdi>
                  </>
                }
                render={(className, content) => (
                  <button type="button" className={className} onClick={() => onFound(item.id)}>
                    {content}
                  </button>
                )}
              />
            </li>
          ))}
        </CardList>
      ) : null}
    </form>
  );
}
