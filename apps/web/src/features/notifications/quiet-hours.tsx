import { Button, Radio, Stack, Switch, TextInput } from '@mantine/core';
import { rythmesEmail } from '@mif/contract/notification-preferences';
import type { NotificationPreferences, UpdatePreferencesInput } from '@mif/contract/notification-preferences';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './preferences.module.css';

type Change = (input: UpdatePreferencesInput) => void;

const usual = { debut: '20:00', fin: '07:00' };

/** From when to when mails and pushes wait; nothing waits where it is off. */
export function QuietHours({ debut, fin, onChange }: { debut: string | null; fin: string | null; onChange: Change }) {
  const t = useTranslations('centre.preferences');
  const common = useTranslations('common.actions');
  const [hours, setHours] = useState({ debut: debut ?? usual.debut, fin: fin ?? usual.fin });
  const isOn = debut !== null;
  const isSame = hours.debut === debut && hours.fin === fin;
  return (
    <>
      <Switch
        label={t('quiet_on')}
        checked={isOn}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { silence_debut: usual.debut, silence_fin: usual.fin }
              : { silence_debut: null, silence_fin: null },
          )
        }
      />
      {isOn ? (
        <form
          className={classes.hours}
          onSubmit={(event) => {
            event.preventDefault();
            onChange({ silence_debut: hours.debut, silence_fin: hours.fin });
          }}
        >
          <TextInput
            type="time"
            required
            label={t('quiet_from')}
            value={hours.debut}
            onChange={(event) => setHours({ ...hours, debut: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            required
            label={t('quiet_to')}
            value={hours.fin}
            onChange={(event) => setHours({ ...hours, fin: event.currentTarget.value })}
          />
          {isSame ? null : <Button type="submit">{common('save')}</Button>}
        </form>
      ) : null}
    </>
  );
}

/** Each mail by itself, or one a day at an hour. */
export function MailRhythm({ preferences, onChange }: { preferences: NotificationPreferences; onChange: Change }) {
  const t = useTranslations('centre.preferences');
  return (
    <>
      <Radio.Group aria-label={t('rhythm')} value={preferences.rythme_email} onChange={(value) => onChange({ rythme_email: value })}>
        <Stack gap={10}>
          {rythmesEmail.map((value) => (
            <Radio key={value} value={value} label={t(`rhythms.${value}`)} description={t(`rhythms_help.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {preferences.rythme_email === 'quotidien' ? (
        <div className={classes.hours}>
          <TextInput
            type="time"
            label={t('digest_at')}
            defaultValue={preferences.heure_resume}
            onBlur={(event) => {
              const { value } = event.currentTarget;
              if (value && value !== preferences.heure_resume) onChange({ heure_resume: value });
            }}
          />
        </div>
      ) : null}
    </>
  );
}
