import type { Role } from '@mif/contract/users';
import { useTranslations } from 'use-intl';
import classes from './sign-in-page.module.css';

interface DemoAccount {
  role: Role;
  identifiant: string;
  mot_de_passe: string;
}

const accounts: readonly DemoAccount[] = [
  { role: 'admin', identifiant: 'admin@mif.ma', mot_de_passe: 'admin123' },
  { role: 'responsable', identifiant: 'responsable@mif.ma', mot_de_passe: 'responsable123' },
  { role: 'technicien', identifiant: 'technicien@mif.ma', mot_de_passe: 'tech123' },
  { role: 'client', identifiant: 'client@mif.ma', mot_de_passe: 'client123' },
];

/** The accounts of the demo company, one click to fill the form; the server says whether they exist. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoAccount) => void }) {
  const t = useTranslations();
  return (
    <section className={classes.demo}>
      <h2>{t('auth.sign_in.demo_title')}</h2>
      <p>{t('auth.sign_in.demo_hint')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.role}>
            <button type="button" onClick={() => onChoose(account)}>
              <strong>{t(`common.roles.${account.role}`)}</strong>
              <bdi dir="ltr">{account.identifiant}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
