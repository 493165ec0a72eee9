import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconCircleCheck, IconCircleOff } from '@tabler/icons-react';

const activeLook: Look = { tone: 'green', icon: IconCircleCheck };
const inactiveLook: Look = { tone: 'neutral', icon: IconCircleOff };

/** Whether a record is in use, in the words of its domain. */
export function ActiveBadge({ isActive, label, variant }: { isActive: boolean; label: string; variant?: 'soft' | 'plain' }) {
  return <StatusBadge look={isActive ? activeLook : inactiveLook} label={label} variant={variant} />;
}
