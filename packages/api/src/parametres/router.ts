import { SecuritySettings, UpdateSecuritySettingsInput } from '@mif/contract/parametres';
import { RappelsSettings, UpdateRappelsSettingsInput } from '@mif/contract/rappels';
import { readReminderSettings, updateReminderSettings } from '@mif/domain/parametres/reminders';
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
  reminders: query('parametre.read')
    .meta(rest('GET', '/parametres/rappels', 'Lire quand on est prévenu des échéances'))
    .output(checked(RappelsSettings))
    .query(({ ctx }) => readReminderSettings(ctx.domain)),
  updateReminders: command('parametre.update')
    .meta(rest('PUT', '/parametres/rappels', 'Dire quand on est prévenu des échéances, et qui l’est des retards qui durent'))
    .input(checked(UpdateRappelsSettingsInput))
    .output(checked(RappelsSettings))
    .mutation(({ ctx, input }) => updateReminderSettings(ctx.domain, input)),
});
