import { Migration } from '@mikro-orm/migrations';

/**
 * Telephone numbers in E.164, as they are stored from now on. What is no number stays as it was written: it is shown
 * so, and asked for again at the next edit.
 */
export class Telephones extends Migration {
  override up(): void {
    for (const table of ['clients', 'techniciens']) {
      this.addSql(`
update ${table} set telephone = case
    when digits ~ '^\\+[1-9]\\d{7,14}$' then digits
    when digits ~ '^00[1-9]\\d{7,14}$' then '+' || substr(digits, 3)
    when digits ~ '^0[5-8]\\d{8}$' then '+212' || substr(digits, 2)
    when digits ~ '^212[5-8]\\d{8}$' then '+' || digits
    else telephone
  end
from (
  select id as row_id, regexp_replace(translate(replace(telephone, '(0)', ''), '٠١٢٣٤٥٦٧٨٩', '0123456789'), '[\\s.()-]', '', 'g') as digits from ${table}
) as cleaned
where cleaned.row_id = ${table}.id and telephone is not null`);
    }
  }
}
