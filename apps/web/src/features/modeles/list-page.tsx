import { Button, SegmentedControl } from '@mantine/core';
import { canauxModele } from '@mif/contract/modeles';
import type { CanalModele, ModeleItem } from '@mif/contract/modeles';
import { langues } from '@mif/contract/users';
import type { Langue } from '@mif/contract/users';
import { FilterBar, FilterToggle } from '@mif/ui/filter-bar';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconAlertTriangle, IconChevronRight, IconEye, IconMail, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useListParams } from '../../app/list-params.ts';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { eventsOf, groups } from './message-names.ts';
import classes from './modeles.module.css';
import { ResetAll } from './reset-all.tsx';

/** Every message the application writes, in one language and by one channel at a time. */
export function Page() {
  const t = useTranslations('modeles');
  const common = useTranslations('common');
  const me = useMe();
  const { params, change } = useListParams();
  const langue = langues.find((value) => value === params['langue']) ?? me.langue;
  const canal = canauxModele.find((value) => value === params['canal']) ?? 'email';
  const isChangedOnly = params['modifies'] === 'oui';
  const query = trpc.modeles.list.useQuery();
  const set = (next: { langue?: Langue; canal?: CanalModele; modifies?: string }) => change(next);
  return (
    <PageFrame
      title={t('title')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconEye size={16} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/messages/apercu" />}
          >
            {t('gallery')}
          </Button>
          <ResetAll n={query.data?.items.filter((item) => item.is_modifie).length ?? 0} />
        </>
      }
      toolbar={
        <div className={classes.tools}>
          <SegmentedControl
            aria-label={t('language')}
            value={langue}
            onChange={(value) => set({ langue: value })}
            data={langues.map((value) => ({ value, label: common(`langues.${value}`) }))}
          />
          <SegmentedControl
            aria-label={t('channel')}
            value={canal}
            onChange={(value) => set({ canal: value })}
            data={canauxModele.map((value) => ({ value, label: t(`channels.${value}`) }))}
          />
          <FilterBar>
            <FilterToggle label={t('only_changed')} isOn={isChangedOnly} onChange={(isOn) => set({ modifies: isOn ? 'oui' : '' })} />
          </FilterBar>
        </div>
      }
    >
      <p className={classes.intro}>{t('intro')}</p>
      <Loaded query={query} skeleton={<CardsSkeleton cards={8} />}>
        {({ items }) => {
          const shown = items.filter((item) => item.langue === langue && item.canal === canal && (!isChangedOnly || item.is_modifie));
          if (shown.length === 0) {
            const all = (
              <Button variant="default" onClick={() => set({ modifies: '' })}>
                {t('show_all')}
              </Button>
            );
            return <EmptyState icon={IconMail} title={t('none_title')} text={t('none_text')} action={all} />;
          }
          return groups.map((group) => {
            const rows = eventsOf(group).flatMap((evenement) => shown.filter((item) => item.evenement === evenement));
            if (rows.length === 0) return null;
            return (
              <Section key={group} title={t(`groups.${group}`)}>
                <ul className={classes.rows}>
                  {rows.map((item) => (
                    <Row key={item.evenement} item={item} />
                  ))}
                </ul>
              </Section>
            );
          });
        }}
      </Loaded>
    </PageFrame>
  );
}

function Row({ item }: { item: ModeleItem }) {
  const t = useTranslations('modeles');
  return (
    <li>
      <Link
        to="/messages/$evenement"
        params={{ evenement: item.evenement }}
        search={{ langue: item.langue, canal: item.canal }}
        className={classes.row}
      >
        <span className={classes.rowText}>
          <span className={classes.rowTitle}>{t(`evenements.${item.evenement}`)}</span>
          <bdi className={classes.rowMeta}>{item.apercu}</bdi>
        </span>
        {item.is_en_defaut ? <StatusBadge look={{ tone: 'amber', icon: IconAlertTriangle }} label={t('broken')} /> : null}
        {item.is_modifie && !item.is_en_defaut ? <StatusBadge look={{ tone: 'blue', icon: IconPencil }} label={t('changed')} /> : null}
        <IconChevronRight size={16} aria-hidden />
      </Link>
    </li>
  );
}
