import type { Permission } from '@mif/contract/permissions';
import type { Role } from '@mif/contract/users';
import {
  IconBellCog,
  IconBuilding,
  IconCalendarCheck,
  IconCalendarMonth,
  IconCalendarOff,
  IconCalendarTime,
  IconCertificate,
  IconIdBadge2,
  IconClipboardList,
  IconFileImport,
  IconHeartRateMonitor,
  IconHelmet,
  IconHistory,
  IconHome,
  IconInbox,
  IconListCheck,
  IconMailCog,
  IconMailForward,
  IconMapPin,
  IconRepeat,
  IconShieldLock,
  IconTool,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

export interface NavEntry {
  to:
    | '/interventions'
    | '/journee'
    | '/portail'
    | '/calendrier'
    | '/demandes'
    | '/equipements'
    | '/plans'
    | '/clients'
    | '/sites'
    | '/techniciens'
    | '/absences'
    | '/habilitations'
    | '/mon-profil'
    | '/calendriers'
    | '/comptes'
    | '/importer'
    | '/sante'
    | '/journal'
    | '/envois'
    | '/messages'
    | '/securite'
    | '/rappels'
    | '/travaux';
  label:
    | 'interventions'
    | 'journee'
    | 'portail'
    | 'calendrier'
    | 'demandes'
    | 'equipements'
    | 'plans'
    | 'clients'
    | 'sites'
    | 'my_sites'
    | 'techniciens'
    | 'absences'
    | 'habilitations'
    | 'mon_profil'
    | 'calendriers'
    | 'users'
    | 'imports'
    | 'health'
    | 'journal'
    | 'envois'
    | 'messages'
    | 'security'
    | 'rappels'
    | 'travaux';
  icon: ComponentType<{ size?: number; stroke?: number }>;
  group: 'work' | 'administration';
  permission?: Permission;
  roles?: readonly Role[];
}

const entries: readonly NavEntry[] = [
  { to: '/journee', label: 'journee', icon: IconCalendarCheck, group: 'work', roles: ['technicien'] },
  { to: '/portail', label: 'portail', icon: IconHome, group: 'work', roles: ['client'] },
  { to: '/interventions', label: 'interventions', icon: IconClipboardList, group: 'work', permission: 'intervention.read' },
  { to: '/demandes', label: 'demandes', icon: IconInbox, group: 'work', permission: 'demande.read' },
  { to: '/calendrier', label: 'calendrier', icon: IconCalendarMonth, group: 'work', permission: 'agenda.read' },
  { to: '/equipements', label: 'equipements', icon: IconTool, group: 'work', permission: 'equipement.read' },
  { to: '/plans', label: 'plans', icon: IconRepeat, group: 'work', permission: 'plan.create' },
  { to: '/clients', label: 'clients', icon: IconBuilding, group: 'work', permission: 'client.create' },
  { to: '/sites', label: 'sites', icon: IconMapPin, group: 'work', permission: 'site.create' },
  { to: '/sites', label: 'my_sites', icon: IconMapPin, group: 'work', roles: ['client'] },
  { to: '/techniciens', label: 'techniciens', icon: IconHelmet, group: 'work', permission: 'technicien.create' },
  { to: '/absences', label: 'absences', icon: IconCalendarOff, group: 'work', permission: 'absence.decide' },
  { to: '/habilitations', label: 'habilitations', icon: IconCertificate, group: 'work', permission: 'habilitation.create' },
  { to: '/mon-profil', label: 'mon_profil', icon: IconIdBadge2, group: 'work', roles: ['technicien'] },
  { to: '/calendriers', label: 'calendriers', icon: IconCalendarTime, group: 'administration', permission: 'calendrier.read' },
  { to: '/comptes', label: 'users', icon: IconUsers, group: 'administration', permission: 'user.read' },
  { to: '/importer', label: 'imports', icon: IconFileImport, group: 'administration', permission: 'import.run' },
  { to: '/envois', label: 'envois', icon: IconMailForward, group: 'administration', permission: 'envoi.read' },
  { to: '/messages', label: 'messages', icon: IconMailCog, group: 'administration', permission: 'modele.read' },
  { to: '/journal', label: 'journal', icon: IconHistory, group: 'administration', permission: 'journal.read' },
  { to: '/rappels', label: 'rappels', icon: IconBellCog, group: 'administration', permission: 'parametre.read' },
  { to: '/securite', label: 'security', icon: IconShieldLock, group: 'administration', permission: 'parametre.read' },
  { to: '/travaux', label: 'travaux', icon: IconListCheck, group: 'administration', permission: 'travail.read' },
  { to: '/sante', label: 'health', icon: IconHeartRateMonitor, group: 'administration', permission: 'health.read' },
];

/** What a user finds in the navigation. */
export function navigationOf(me: { role: Role; permissions: readonly string[] }): NavEntry[] {
  return entries.filter(
    (entry) => (!entry.permission || me.permissions.includes(entry.permission)) && (!entry.roles || entry.roles.includes(me.role)),
  );
}
