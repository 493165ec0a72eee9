import { defineEntity, p } from '@mikro-orm/core';
import { User } from './user.ts';

const ImportMappingSchema = defineEntity({
  name: 'ImportMapping',
  tableName: 'import_mappings',
  properties: {
    id: p.integer().primary(),
    format: p.string().length(40),
    /** SHA-256 of the file's column titles: the same titles find the mapping again. */
    empreinte: p.string().length(64),
    mapping: p.json<Record<string, unknown>>(),
    user_id: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    updated_at: p.datetime(),
  },
  uniques: [{ name: 'import_mappings_format_empreinte_key', properties: ['format', 'empreinte'] }],
});

/** How the columns of a kind of file were mapped last time. */
export class ImportMapping extends ImportMappingSchema.class {}
ImportMappingSchema.setClass(ImportMapping);
export { ImportMappingSchema };
