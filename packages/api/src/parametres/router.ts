import { SecuritySettings, UpdateSecuritySettingsInput } from '@mif/contract/parametres';
import { readSecuritySettings, updateSecuritySettings } from '@mif/domain/parametres/security';
import { checked, command, query, rest, router } from '../procedures.ts';

export const parametresRouter = router({
  security: query('parametre.read')
    .meta(rest('GET', '/parametres/securite', 'Lire les réglages de sécurité'))
    .output(checked(SecuritySettings))
    .query(({ ctx }) => readSecuritySettings(ctx.domain)),
  updateSecurity: command('parametre.update')
    .meta(rest('PUT', '/parametres/securite', 'Dire quels rôles doivent avoir un second facteur'))
    .input(checked(UpdateSecuritySettingsInput))
    .output(checked(SecuritySettings))
    .mutation(({ ctx, input }) => updateSecuritySettings(ctx.domain, input)),
});
