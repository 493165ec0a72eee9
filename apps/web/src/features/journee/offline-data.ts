import type { Intervention } from '@mif/contract/interventions';
import type { MaJournee } from '@mif/contract/ma-journee';
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { readDevice, readKey, writeDevice } from './device-store.ts';

interface Kept<T> {
  /** When the server answered, in milliseconds. */
  at: number;
  data: T;
}
type Details = Record<string, Kept<Intervention> | undefined>;

const REFRESH_MS = 60_000;
/** How many details of the day are fetched ahead, for a cellar without network. */
const AHEAD = 6;

function keptDay(userId: number): Kept<MaJournee> | undefined {
  const kept = readDevice(readKey('journee', userId)) as Partial<Kept<MaJournee>> | undefined;
  // A day kept by an older version does not know where its jobs are.
  const isWhole = kept?.data?.a_faire.every((row) => 'site' in row);
  return isWhole && kept?.data && kept.at ? { at: kept.at, data: kept.data } : undefined;
}

function keptDetails(userId: number): Details {
  const kept = readDevice(readKey('fiches', userId));
  const details = kept && typeof kept === 'object' ? (kept as Details) : {};
  return Object.fromEntries(Object.entries(details).filter(([, each]) => each && 'site' in each.data));
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}

/** The technician's day: the server's, or the last one it gave to this device. */
export function useDay() {
  const { id: userId } = useMe();
  const isOnline = useOnline();
  const [kept] = useState(() => keptDay(userId));
  const query = trpc.interventions.maJournee.useQuery(undefined, {
    initialData: kept?.data,
    initialDataUpdatedAt: kept?.at,
    refetchInterval: REFRESH_MS,
  });
  const { data, dataUpdatedAt } = query;
  useEffect(() => {
    if (data) writeDevice(readKey('journee', userId), { at: dataUpdatedAt, data });
  }, [data, dataUpdatedAt, userId]);
  return { ...query, isError: query.isError || !isOnline };
}

/** One intervention in full: the server's, or the last one it gave to this device. */
export function useDetail(id: number) {
  const { id: userId } = useMe();
  const isOnline = useOnline();
  const [kept] = useState(() => keptDetails(userId)[id]);
  const query = trpc.interventions.get.useQuery(
    { id },
    { initialData: kept?.data, initialDataUpdatedAt: kept?.at, placeholderData: undefined },
  );
  const { data, dataUpdatedAt } = query;
  useEffect(() => {
    if (data) keepDetails(userId, [{ at: dataUpdatedAt, data }]);
  }, [data, dataUpdatedAt, userId]);
  return { ...query, isError: query.isError || !isOnline };
}

function keepDetails(userId: number, fresh: readonly Kept<Intervention>[]) {
  const day = keptDay(userId)?.data.a_faire.map((row) => String(row.id)) ?? [];
  const known = Object.entries(keptDetails(userId)).filter(([id]) => day.includes(id));
  const added = fresh.map((kept) => [String(kept.data.id), kept] as const);
  writeDevice(readKey('fiches', userId), Object.fromEntries([...known, ...added]));
}

/** Fetches the details of the next jobs while there is a network, so that their pages open without one. */
export function useDetailsAhead(day: MaJournee | undefined): void {
  const { id: userId } = useMe();
  const utils = trpc.useUtils();
  useEffect(() => {
    if (!day || !navigator.onLine) return;
    const known = keptDetails(userId);
    const wanted = day.a_faire.slice(0, AHEAD).filter((row) => known[row.id]?.data.version !== row.version);
    if (wanted.length === 0) return;
    const timer = setTimeout(() => {
      void Promise.allSettled(wanted.map((row) => utils.client.interventions.get.query({ id: row.id }))).then((answers) =>
        keepDetails(
          userId,
          answers.flatMap((answer) => (answer.status === 'fulfilled' ? [{ at: Date.now(), data: answer.value }] : [])),
        ),
      );
    }, 1500);
    return () => clearTimeout(timer);
  }, [day, userId, utils]);
}
