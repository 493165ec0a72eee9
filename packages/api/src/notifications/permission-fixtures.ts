import { z } from 'zod';
import { lists, nobody, type Fixture } from '../permission-world.ts';

const onNotification: Fixture = {
  foreign: 'NOTIFICATION_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.notification(side.user)).id } }),
};

/** How notifications are called in the matrix of permissions. */
export const notifications: Record<string, Fixture> = {
  'notifications.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists((await world.notification(side.user)).id) }),
  },
  'notifications.listOfUser': {
    foreign: 'USER_NOT_FOUND',
    call: async (world, side) => ({
      input: { user_id: side.user.id, limit: 200 },
      sees: lists((await world.notification(side.user)).id),
    }),
  },
  'notifications.create': nobody((_, side) => ({ input: { user_id: side.user.id, texte: 'Essai' } })),
  'notifications.markRead': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id } = await world.notification(side.user);
      return { input: { ids: [id] }, sees: async () => !(await world.isUnread(side.user, id)) };
    },
  },
  'notifications.unread': {
    foreign: 'unseen',
    call: async (world, side, before) => {
      const count = (output: unknown) => z.object({ non_lues: z.number() }).parse(output).non_lues;
      const counted = await before(undefined).then(count, () => 0);
      await world.notification(side.user);
      return { sees: (output) => count(output) === counted + 1 };
    },
  },
  'notifications.markUnread': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id } = await world.notification(side.user);
      await world.read(side.user, id);
      return { input: { ids: [id] }, sees: async () => world.isUnread(side.user, id) };
    },
  },
  'notifications.preferences.get': { foreign: 'USER_NOT_FOUND', call: (_, side) => ({ input: { user_id: side.user.id } }) },
  'notifications.preferences.update': {
    foreign: 'USER_NOT_FOUND',
    call: (_, side) => ({ input: { user_id: side.user.id, rythme_email: 'quotidien' } }),
  },
  'notifications.markOneRead': onNotification,
  'notifications.remove': onNotification,
  'notifications.push.key': nobody(() => ({})),
  'notifications.push.devices': {
    foreign: 'unseen',
    call: async (world, side) => ({ sees: lists((await world.device(side.user)).id) }),
  },
  'notifications.push.subscribe': nobody((world) => ({
    input: { endpoint: `https://push.exemple.ma/${world.serial()}`, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
  })),
  'notifications.push.unsubscribe': nobody(() => ({ input: { endpoint: 'https://push.exemple.ma/aucun' } })),
  'notifications.push.removeDevice': {
    foreign: 'APPAREIL_NOT_FOUND',
    call: async (world, side) => ({ input: { id: (await world.device(side.user)).id } }),
  },
  'envois.list': nobody(() => ({ input: { statut: ['echoue'] } })),
  'envois.retry': nobody(() => ({ input: {} })),
  'envois.cancel': nobody(async (world, side) => ({ input: { ids: [await world.envoi(side.user)] } })),
  'envois.acceptAddress': nobody(async (world) => ({ input: { user_id: await world.refusedAddress() } })),
  'notifications.stream': {
    foreign: 'unseen',
    call: async (world, side) => {
      const { id } = await world.notification(side.user);
      return { input: { lastEventId: String((await world.rang(id)) - 1) }, sees: lists(String(id)) };
    },
  },
};
