import { allChoices, type NotificationPreferences, type UpdatePreferencesInput } from '@mif/contract/notification-preferences';
import { notificationTypes } from '@mif/contract/notifications';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { ChannelGrid } from './channel-grid.tsx';
import classes from './preferences.module.css';
import { PushDevices } from './push-devices.tsx';
import { MailRhythm, QuietHours } from './quiet-hours.tsx';

/** How one wants to be told, by kind and channel, and when: each choice is kept at once. */
export function Page() {
  const t = useTranslations('centre');
  const tn = useTranslations('notifications');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const query = trpc.notifications.preferences.get.useQuery({});
  const update = trpc.notifications.preferences.update.useMutation({
    onMutate: (input) => utils.notifications.preferences.get.setData({}, (kept) => kept && changed(kept, input)),
    onSuccess: (saved) => {
      utils.notifications.preferences.get.setData({}, saved);
      void utils.auth.me.invalidate();
    },
    onError: (error) => {
      refused(error);
      void utils.notifications.preferences.get.invalidate();
    },
  });
  const change = (input: UpdatePreferencesInput) => update.mutate(input);
  return (
    <PageFrame title={t('preferences.title')} layout="narrow" eyebrow={<BackLink to="/notifications">{tn('title')}</BackLink>}>
      <Loaded query={query}>
        {(preferences) => (
          <>
            <RefusedAddress preferences={preferences} />
            <Section title={t('preferences.channels')}>
              <p className={classes.intro}>{t('preferences.channels_text')}</p>
              <ChannelGrid preferences={preferences} onChange={change} />
            </Section>
            <Section title={t('push.title')}>
              <PushDevices />
            </Section>
            <Section title={t('preferences.quiet')}>
              <p className={classes.intro}>{t('preferences.quiet_text')}</p>
              <QuietHours
                key={`${preferences.silence_debut}${preferences.silence_fin}`}
                debut={preferences.silence_debut}
                fin={preferences.silence_fin}
                onChange={change}
              />
            </Section>
            <Section title={t('preferences.rhythm')}>
              <MailRhythm preferences={preferences} onChange={change} />
            </Section>
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** What holds once a choice is kept, shown before the server has answered. */
function changed(kept: NotificationPreferences, { canaux = {}, version: _version, user_id: _user, ...fields }: UpdatePreferencesInput) {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const next = notificationTypes.map((type) => [type, { ...kept.canaux[type], ...canaux[type] }]);
  return { ...kept, ...given, canaux: allChoices(Object.fromEntries(next)) };
}

/** Why no mail comes any more, and what mends it. */
function RefusedAddress({ preferences }: { preferences: NotificationPreferences }) {
  const t = useTranslations('centre.preferences');
  const format = useFormat();
  if (preferences.email_rejete_at === null) return null;
  return (
    <div className={classes.warning} role="status">
      <strong>{t('refused_title')}</strong>
      <p>{t('refused_text', { email: preferences.email, quand: format.instant(preferences.email_rejete_at, 'relative') })}</p>
      <Link to="/compte">{t('refused_link')}</Link>
    </div>
  );
}
