import { ActionIcon, Button } from '@mantine/core';
import { typesFor } from '@mif/contract/notification-rules';
import { notificationTypes } from '@mif/contract/notifications';
import { FilterBar, FilterChoice, FilterToggle } from '@mif/ui/filter-bar';
import { Page as PageFrame } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconBell, IconFilterOff, IconMail, IconMailOpened, IconSettings } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { useMe } from '../../app/me.ts';
import { nextPage } from '../../app/record-list.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { dayFilter, manyFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { PeriodFilter } from '../journal/period-filter.tsx';
import { NotificationLine } from './notification-line.tsx';
import classes from './notification-list.module.css';

const spec = {
  filters: { type: manyFilter(notificationTypes), non_lues: oneFilter(['oui', 'non']), du: dayFilter, au: dayFilter, q: wordsFilter() },
  sorts: [],
};
const PAGE = 40;

/** Everything one was told: found by kind, day and words, marked as read or as unread again. */
export function Page() {
  const t = useTranslations('centre');
  const tn = useTranslations('notifications');
  const types = useTranslations('auth.preferences.types');
  const common = useTranslations('common.actions');
  const states = useTranslations('common.states');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const list = useList(spec);
  const mine = typesFor(useMe().role);
  const query = trpc.notifications.list.useInfiniteQuery(
    { ...list.filters, limit: PAGE },
    { ...nextPage, placeholderData: keepPreviousData },
  );
  const options = { onError: refused, onSettled: () => utils.notifications.invalidate() };
  const markRead = trpc.notifications.markRead.useMutation(options);
  const markUnread = trpc.notifications.markUnread.useMutation(options);
  const unread = query.data?.pages[0]?.non_lues ?? 0;
  return (
    <PageFrame
      title={tn('title')}
      layout="narrow"
      count={unread > 0 ? tn('unread', { n: unread }) : undefined}
      actions={
        <>
          <Staleness query={query} />
          {unread > 0 ? (
            <Button variant="default" loading={markRead.isPending} onClick={() => markRead.mutate({})}>
              {tn('mark_all')}
            </Button>
          ) : null}
          <Button
            variant="default"
            leftSection={<IconSettings size={16} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/notifications/preferences" />}
          >
            {t('settings')}
          </Button>
        </>
      }
      toolbar={
        <FilterBar
          search={{
            value: list.params['q'] ?? '',
            placeholder: t('search'),
            onChange: (text) => list.change({ q: text.trim() || undefined }),
          }}
          onClear={list.isFiltered ? list.clear : undefined}
        >
          <FilterToggle
            label={t('unread_only')}
            isOn={list.filters.non_lues === 'oui'}
            onChange={(isOn) => list.set({ non_lues: isOn ? 'oui' : undefined })}
          />
          <FilterChoice
            label={t('type')}
            options={mine.map((value) => ({ value, text: types(value), label: types(value) }))}
            selected={list.filters.type ?? []}
            onChange={(type) => list.set({ type })}
          />
          <PeriodFilter du={list.filters.du} au={list.filters.au} onChange={list.change} />
        </FilterBar>
      }
    >
      <Loaded query={query} skeleton={<CardsSkeleton cards={8} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return list.isFiltered ? (
              <EmptyState
                icon={IconFilterOff}
                title={states('empty_filtered_title')}
                text={states('empty_filtered_text')}
                action={
                  <Button variant="default" onClick={list.clear}>
                    {common('clear_filters')}
                  </Button>
                }
              />
            ) : (
              <EmptyState icon={IconBell} title={tn('empty_title')} text={tn('empty_text')} />
            );
          }
          return (
            <div className={classes.page}>
              <ul className={classes.list}>
                {items.map((notification) => {
                  const isUnread = notification.date_lecture === null;
                  const ids = [notification.id];
                  return (
                    <NotificationLine
                      key={notification.id}
                      notification={notification}
                      onRead={() => {
                        if (isUnread) markRead.mutate({ ids });
                      }}
                      aside={
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          size="lg"
                          aria-label={t(isUnread ? 'mark_read' : 'mark_unread')}
                          title={t(isUnread ? 'mark_read' : 'mark_unread')}
                          onClick={() => (isUnread ? markRead : markUnread).mutate({ ids })}
                        >
                          {isUnread ? <IconMailOpened size={18} aria-hidden /> : <IconMail size={18} aria-hidden />}
                        </ActionIcon>
                      }
                    />
                  );
                })}
              </ul>
              {query.hasNextPage ? (
                <Button
                  className={classes.more}
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {common('load_more')}
                </Button>
              ) : null}
            </div>
          );
        }}
      </Loaded>
    </PageFrame>
  );
}
