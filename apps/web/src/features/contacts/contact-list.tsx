import { ActionIcon, Button } from '@mantine/core';
import type { Contact } from '@mif/contract/contacts';
import { formatPhone, parsePhone } from '@mif/contract/phones';
import { SidePanel } from '@mif/ui/side-panel';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconPencil, IconPlus, IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLastValue } from '../../app/last-value.ts';
import { useCan } from '../../app/me.ts';
import { RefusedMark } from '../../looks/users.tsx';
import { ContactForm } from './contact-form.tsx';
import type { Holder } from './contact-form.tsx';
import classes from './contacts.module.css';

/** A number one can press to call; what is no number (rows older than the rule) is shown as it was written. */
export function PhoneLink({ value, label }: { value: string; label: string }) {
  const number = parsePhone(value);
  if (!number) return <bdi dir="ltr">{value}</bdi>;
  return (
    <a href={`tel:${number}`} className={classes.link} aria-label={`${label} : ${formatPhone(number)}`}>
      <bdi dir="ltr">{formatPhone(number)}</bdi>
    </a>
  );
}

/** Whom to call and to write to, the first one first; those who may, add and change them. */
export function ContactList({ holder, contacts }: { holder: Holder; contacts: readonly Contact[] }) {
  const t = useTranslations('contacts');
  const can = useCan();
  const [open, setOpen] = useState<Contact | 'create' | null>(null);
  const shown = useLastValue(open ?? undefined);
  const contact = shown === 'create' ? undefined : shown;
  const close = () => setOpen(null);
  return (
    <>
      {contacts.length === 0 ? <p className={classes.none}>{t('none')}</p> : null}
      <ul className={classes.list} aria-label={t('title')}>
        {contacts.map((each) => (
          <li key={each.id} className={classes.contact}>
            <div className={classes.who}>
              <span className={classes.name}>
                <bdi>{each.nom}</bdi>{' '}
                {each.is_principal ? <StatusBadge look={{ tone: 'blue', icon: IconStar }} label={t('principal')} variant="plain" /> : null}
              </span>
              {each.fonction ? <bdi className={classes.role}>{each.fonction}</bdi> : null}
            </div>
            <div className={classes.ways}>
              {[each.mobile, each.telephone].map((number) =>
                number ? <PhoneLink key={number} value={number} label={t('call', { nom: each.nom })} /> : null,
              )}
              {each.email ? (
                <a href={`mailto:${each.email}`} className={classes.link} aria-label={`${t('write', { nom: each.nom })} : ${each.email}`}>
                  <bdi dir="ltr">{each.email}</bdi>
                </a>
              ) : null}
              {each.email_rejete_at === null ? null : <RefusedMark />}
            </div>
            {can('contact.update') ? (
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('edit', { nom: each.nom })} onClick={() => setOpen(each)}>
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {can('contact.create') ? (
        <>
          <Button variant="subtle" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('create')}>
            {t('add')}
          </Button>
          <SidePanel
            isOpen={open !== null}
            title={contact ? t('form.edit_title', { nom: contact.nom }) : t('form.create_title')}
            onClose={close}
          >
            <ContactForm key={contact?.id ?? 'create'} holder={holder} contact={contact} onDone={close} />
          </SidePanel>
        </>
      ) : null}
    </>
  );
}
