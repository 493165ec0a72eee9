import { Button, Loader } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './public.module.css';

/** A photo on its way, whether it arrived, and why not. */
interface Sending {
  id: string;
  file: File;
  state: 'sending' | 'sent' | 'failed';
  message: string;
}

/** Sends the photos of a report, one after the other, and says of each whether it arrived. */
export function SentPhotos({ suivi, photos }: { suivi: string; photos: readonly File[] }) {
  const t = useTranslations('signalements');
  const common = useTranslations('common.states');
  const [all, setAll] = useState<Sending[]>(() => photos.map((file) => ({ id: crypto.randomUUID(), file, state: 'sending', message: '' })));
  async function send(each: Sending) {
    const settle = (state: Sending['state'], message = '') =>
      setAll((last) => last.map((one) => (one.id === each.id ? { ...one, state, message } : one)));
    settle('sending');
    const form = new FormData();
    form.append('file', each.file, each.file.name);
    try {
      const answer = await fetch(`/api/v1/signalements/${encodeURIComponent(suivi)}/photos`, {
        method: 'POST',
        headers: { 'idempotency-key': each.id, 'x-mif-langue': document.documentElement.lang || 'fr' },
        body: form,
      });
      const problem = answer.ok ? null : ((await answer.json()) as { detail?: string });
      settle(problem ? 'failed' : 'sent', problem?.detail ?? '');
    } catch {
      settle('failed', common('network_text'));
    }
  }
  const sendAll = useEffectEvent(async () => {
    for (const each of all) await send(each);
  });
  useEffect(() => void sendAll(), []);
  if (all.length === 0) return null;
  const sent = all.filter(({ state }) => state === 'sent').length;
  return (
    <div className={classes.fieldset}>
      {sent > 0 ? <p className={classes.second}>{t('photos_sent', { n: sent })}</p> : null}
      {all.some(({ state }) => state === 'sending') ? <Loader size="sm" aria-label={t('sending')} /> : null}
      {all
        .filter(({ state }) => state === 'failed')
        .map((each) => (
          <div key={each.id} className={classes.fieldset} role="alert">
            <p className={classes.text}>{t('photo_failed', { raison: each.message })}</p>
            <div>
              <Button variant="default" onClick={() => void send(each)}>
                {t('photo_retry')}
              </Button>
            </div>
          </div>
        ))}
    </div>
  );
}
