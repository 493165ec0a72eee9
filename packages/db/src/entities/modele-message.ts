import { defineEntity, p } from '@mikro-orm/core';
import type { CanalModele } from '@mif/contract/modeles';
import type { NotificationEvent } from '@mif/contract/notifications';
import type { Langue } from '@mif/contract/users';

const ModeleMessageSchema = defineEntity({
  name: 'ModeleMessage',
  tableName: 'modeles_messages',
  properties: {
    id: p.integer().primary(),
    evenement: p.string().length(40).$type<NotificationEvent>(),
    langue: p.string().length(2).$type<Langue>(),
    canal: p.string().length(20).$type<CanalModele>(),
    /** Nothing in the application, which shows one sentence. */
    sujet: p.text().nullable(),
    /** Nothing once the message was put back to its default. */
    corps: p.text().nullable(),
    version: p.integer().version(),
    updated_at: p.datetime(),
  },
  uniques: [{ name: 'modeles_messages_cle_key', properties: ['evenement', 'langue', 'canal'] }],
});

/** The words of a message an administrator made otherwise than by default. */
export class ModeleMessage extends ModeleMessageSchema.class {}
ModeleMessageSchema.setClass(ModeleMessage);
export { ModeleMessageSchema };
