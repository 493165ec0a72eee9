import { Skeleton } from '@mantine/core';
import { useUiTexts } from './texts.tsx';

/** A page about to come: title, then lines. */
export function PageSkeleton({ lines = 6 }: { lines?: number }) {
  const texts = useUiTexts();
  return (
    <div style={{ padding: '24px 28px' }} role="status" aria-label={texts.loading}>
      <Skeleton height={22} width={220} mb={24} />
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={12} width={`${90 - ((line * 17) % 50)}%`} mb={16} />
      ))}
    </div>
  );
}

/** A list of cards about to come (phone). */
export function CardsSkeleton({ cards = 3 }: { cards?: number }) {
  const texts = useUiTexts();
  return (
    <div role="status" aria-label={texts.loading}>
      {Array.from({ length: cards }, (_, card) => (
        <Skeleton key={card} height={92} radius={10} mb={12} />
      ))}
    </div>
  );
}
