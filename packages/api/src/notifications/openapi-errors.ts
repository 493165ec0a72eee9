import type { ErrorCode } from '@mif/contract/errors';

/** What the routes of notifications and their deliveries refuse with, beside what every route may. */
export const notificationRefusals: Readonly<Record<string, readonly ErrorCode[]>> = {
  'notifications.listOfUser': ['USER_NOT_FOUND'],
  'notifications.create': ['USER_NOT_FOUND'],
  'notifications.markOneRead': ['NOTIFICATION_NOT_FOUND'],
  'notifications.remove': ['NOTIFICATION_NOT_FOUND'],
  'envois.retry': ['ENVOI_NOT_FOUND', 'ENVOI_NON_RELANCABLE', 'ENVOI_EN_COURS'],
  'envois.cancel': ['ENVOI_NOT_FOUND', 'ENVOI_NON_ANNULABLE', 'ENVOI_EN_COURS'],
  'envois.acceptAddress': ['USER_NOT_FOUND', 'ADRESSE_NON_REJETEE'],
  'notifications.preferences.get': ['USER_NOT_FOUND'],
  'notifications.preferences.update': ['USER_NOT_FOUND', 'SILENCE_INCOMPLETE', 'RECORD_VERSION_CONFLICT'],
};
