import { NativeSelect } from '@mantine/core';
import { genresLien } from '@mif/contract/modeles';
import type { ApercuModele } from '@mif/contract/modeles';
import { NotificationEvent } from '@mif/contract/notifications';
import { langues } from '@mif/contract/users';
import type { Langue } from '@mif/contract/users';
import { directionOf } from '@mif/i18n/messages';
import { Page as PageFrame } from '@mif/ui/page';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useListParams } from '../../app/list-params.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { MailFrame } from './mail-frame.tsx';
import { eventsOf, groups } from './message-names.ts';
import classes from './modeles.module.css';
import { usePreview } from './use-preview.ts';

/** Every message in the three languages side by side: for who writes them, and for who develops them. */
export function Page() {
  const t = useTranslations('modeles');
  const { params, change } = useListParams();
  const genre = genresLien.find((each) => each === params['message']);
  const evenement = NotificationEvent.safeParse(params['message']).data ?? 'intervention_affectee';
  return (
    <PageFrame
      title={t('gallery')}
      eyebrow={<BackLink to="/messages">{t('title')}</BackLink>}
      toolbar={
        <NativeSelect
          label={t('which')}
          className={classes.choice}
          value={genre ?? evenement}
          onChange={(event) => change({ message: event.currentTarget.value })}
          data={[
            ...groups.map((group) => ({
              group: t(`groups.${group}`),
              items: eventsOf(group).map((value) => ({ value, label: t(`evenements.${value}`) })),
            })),
            { group: t('groups.lien'), items: genresLien.map((value) => ({ value, label: t(`liens.${value}`) })) },
          ]}
        />
      }
    >
      <p className={classes.intro}>{genre ? t('fixed') : t('gallery_intro')}</p>
      <div className={classes.gallery}>
        {langues.map((langue) =>
          genre ? (
            <LinkMail key={langue} genre={genre} langue={langue} />
          ) : (
            <EventMail key={langue} evenement={evenement} langue={langue} />
          ),
        )}
      </div>
    </PageFrame>
  );
}

function EventMail({ evenement, langue }: { evenement: NotificationEvent; langue: Langue }) {
  const t = useTranslations('modeles');
  const mail = usePreview({ evenement, langue, canal: 'email' });
  const short = usePreview({ evenement, langue, canal: 'application' });
  return (
    <Shown
      langue={langue}
      query={mail}
      short={short.data?.texte ?? null}
      action={
        <Link to="/messages/$evenement" params={{ evenement }} search={{ langue, canal: 'email' }}>
          {t('edit')}
        </Link>
      }
    />
  );
}

function LinkMail({ genre, langue }: { genre: (typeof genresLien)[number]; langue: Langue }) {
  return <Shown langue={langue} query={trpc.modeles.previewLien.useQuery({ genre, langue })} short={null} action={null} />;
}

function Shown(props: {
  langue: Langue;
  query: Parameters<typeof Loaded<ApercuModele>>[0]['query'];
  short: string | null;
  action: React.ReactNode;
}) {
  const common = useTranslations('common');
  const reader = { dir: directionOf(props.langue), lang: props.langue } as const;
  return (
    <section className={classes.shown}>
      <div className={classes.shownHead}>
        <h2 className={classes.shownTitle}>{common(`langues.${props.langue}`)}</h2>
        {props.action}
      </div>
      <Loaded query={props.query}>
        {({ sujet, html }) => (
          <>
            <p className={classes.subject} {...reader}>
              {sujet}
            </p>
            {html === null ? null : <MailFrame html={html} sujet={sujet ?? ''} width="desk" />}
            {props.short === null ? null : (
              <p className={classes.short} {...reader}>
                {props.short}
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
