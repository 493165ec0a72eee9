import { useMediaQuery } from '@mantine/hooks';

/** Whether a table has no room here: cards stand in its place and the page itself scrolls. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 760px)', window.innerWidth <= 760, { getInitialValueInEffect: false });
}
