import { SegmentedControl } from '@mantine/core';
import { CanalModele, canauxModele } from '@mif/contract/modeles';
import type { ModeleCle } from '@mif/contract/modeles';
import { NotificationEvent } from '@mif/contract/notifications';
import { Langue, langues } from '@mif/contract/users';
import { Page as PageFrame } from '@mif/ui/page';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useListParams } from '../../app/list-params.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { NotFoundPage } from '../../shell/route-failure.tsx';
import { Editor } from './editor.tsx';
import classes from './modeles.module.css';

/** One message: its words on one side, how they look on the other. */
export function Page() {
  const route = useParams({ from: '/signed-in/messages/$evenement' });
  const { params } = useListParams();
  const me = useMe();
  const evenement = NotificationEvent.safeParse(route.evenement);
  if (!evenement.success) return <NotFoundPage />;
  const langue = Langue.safeParse(params['langue']);
  const canal = CanalModele.safeParse(params['canal']);
  return <Message cle={{ evenement: evenement.data, langue: langue.data ?? me.langue, canal: canal.data ?? 'email' }} />;
}

function Message({ cle }: { cle: ModeleCle }) {
  const t = useTranslations('modeles');
  const common = useTranslations('common');
  const { change } = useListParams();
  const query = trpc.modeles.get.useQuery(cle, { placeholderData: undefined });
  const { evenement, langue, canal } = cle;
  return (
    <PageFrame
      title={t(`evenements.${evenement}`)}
      eyebrow={
        <BackLink to="/messages" search={{ langue, canal }}>
          {t('title')}
        </BackLink>
      }
      badges={query.data?.is_modifie ? <StatusBadge look={{ tone: 'blue', icon: IconPencil }} label={t('changed')} /> : null}
      toolbar={
        <div className={classes.tools}>
          <SegmentedControl
            aria-label={t('language')}
            value={langue}
            onChange={(value) => change({ langue: value })}
            data={langues.map((value) => ({ value, label: common(`langues.${value}`) }))}
          />
          <SegmentedControl
            aria-label={t('channel')}
            value={canal}
            onChange={(value) => change({ canal: value })}
            data={canauxModele.map((value) => ({ value, label: t(`channels.${value}`) }))}
          />
        </div>
      }
    >
      <Loaded query={query}>{(modele) => <Editor key={`${langue} ${canal}`} modele={modele} />}</Loaded>
    </PageFrame>
  );
}
