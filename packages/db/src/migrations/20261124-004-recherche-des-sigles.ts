import { Migration } from '@mikro-orm/migrations';

/**
 * Shorthand of two letters is one word: `L/H` is found by `l/h` and by `lh`, and `A/C` no longer by every `a`; cut, its
 * letters were stop words or said nothing. They stay words of their own beside it.
 */
export class RechercheDesSigles extends Migration {
  override up(): void {
    this.addSql(words);
    // Generated columns keep what the function said before until their row is written again.
    this.addSql('update interventions set reference = reference');
    this.addSql('update equipements set code = code');
  }
}

// One expression, so that it is inlined where it is called.
const words = String.raw`
create or replace function recherche.mots(texte text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(
    regexp_replace(texte, '\m([[:alpha:]])[/.&]([[:alpha:]])\M', '\1\2 \1 \2', 'g'),
    '[^[:alnum:]]+', ' ', 'g');
`;
