import type { iconesType } from '@mif/contract/types-equipement';
import {
  IconBolt,
  IconBuilding,
  IconDroplet,
  IconFlame,
  IconManualGearbox,
  IconPuzzle,
  IconSettings,
  IconSnowflake,
  IconTruck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

const icons: Record<(typeof iconesType)[number], ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>> = {
  machine: IconSettings,
  pompe: IconDroplet,
  froid: IconSnowflake,
  electrique: IconBolt,
  convoyeur: IconManualGearbox,
  vehicule: IconTruck,
  chaudiere: IconFlame,
  batiment: IconBuilding,
  composant: IconPuzzle,
};

const isKnown = (icone: string | null): icone is keyof typeof icons => icone !== null && icone in icons;

/** The drawing of a type of equipment; a machine where it has none. */
export function TypeIcon({ icone }: { icone: string | null }) {
  const Icon = isKnown(icone) ? icons[icone] : IconSettings;
  return <Icon size={20} stroke={1.7} aria-hidden />;
}
