import type { PreviewModeleInput } from '@mif/contract/modeles';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/trpc.ts';

const PAUSE_MS = 350;

/** How a message looks, a moment after its last letter; without texts, as it is sent now. */
export function usePreview(input: PreviewModeleInput, isWhole = true) {
  const [asked] = useDebouncedValue(input, PAUSE_MS);
  return useQuery({
    queryKey: ['modeles.preview', asked],
    queryFn: () => api.modeles.preview.mutate(asked),
    enabled: isWhole,
    placeholderData: keepPreviousData,
  });
}
