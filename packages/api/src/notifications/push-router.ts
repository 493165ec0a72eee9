import { Done, IdInput } from '@mif/contract/paging';
import { PushDevices, PushKey, SubscribePushInput, UnsubscribePushInput } from '@mif/contract/push';
import { listDevices, removeDevice, subscribeDevice, unsubscribeDevice } from '@mif/domain/notifications/push-devices';
import { pushKeys } from '@mif/domain/notifications/push-keys';
import { checked, command, query, router } from '../procedures.ts';

export const pushRouter = router({
  key: query('notification.read')
    .output(checked(PushKey))
    .query(async ({ ctx }) => ({ cle_publique: (await pushKeys(ctx.domain, ctx.sessionKey)).publique })),
  devices: query('notification.read')
    .output(checked(PushDevices))
    .query(({ ctx }) => listDevices(ctx.domain)),
  subscribe: command('notification.update')
    .input(checked(SubscribePushInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => subscribeDevice(ctx.domain, input, ctx.origin.appareil)),
  unsubscribe: command('notification.update')
    .input(checked(UnsubscribePushInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => unsubscribeDevice(ctx.domain, input)),
  removeDevice: command('notification.update')
    .input(checked(IdInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => removeDevice(ctx.domain, input)),
});
