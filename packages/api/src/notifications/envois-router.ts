import { AcceptAddressInput, CancelEnvoisInput, EnvoiPage, EnvoisChanged, ListEnvoisInput, RetryEnvoisInput } from '@mif/contract/envois';
import { NotificationPreferences } from '@mif/contract/notification-preferences';
import { cancelEnvois, listEnvois, retryEnvois } from '@mif/domain/notifications/envois';
import { acceptAddress } from '@mif/domain/notifications/refused-address';
import { checked, command, query, rest, router } from '../procedures.ts';

export const envoisRouter = router({
  list: query('envoi.read')
    .meta(rest('GET', '/envois', 'Lister les e-mails et les notifications d’appareils'))
    .input(checked(ListEnvoisInput))
    .output(checked(EnvoiPage))
    .query(({ ctx, input }) => listEnvois(ctx.domain, input)),
  retry: command('envoi.update')
    .meta(rest('POST', '/envois/relance', 'Relancer des envois qui ont échoué, ou tous'))
    .input(checked(RetryEnvoisInput))
    .output(checked(EnvoisChanged))
    .mutation(({ ctx, input }) => retryEnvois(ctx.domain, input)),
  cancel: command('envoi.update')
    .meta(rest('POST', '/envois/abandon', 'Abandonner des envois qui ne sont pas partis'))
    .input(checked(CancelEnvoisInput))
    .output(checked(EnvoisChanged))
    .mutation(({ ctx, input }) => cancelEnvois(ctx.domain, input)),
  acceptAddress: command('envoi.update')
    .meta(rest('POST', '/envois/adresses/{user_id}/retablissement', 'Écrire de nouveau à une adresse qui était refusée'))
    .input(checked(AcceptAddressInput))
    .output(checked(NotificationPreferences))
    .mutation(({ ctx, input }) => acceptAddress(ctx.domain, input)),
});
