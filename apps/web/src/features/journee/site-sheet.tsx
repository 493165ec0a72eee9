import type { SiteSheet } from '@mif/contract/sites';
import { IconKey, IconMapPin, IconPhone, IconRoute } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { addressOf, routeTo } from '../sites/map-link.ts';
import { OpenNow } from '../sites/open-now.tsx';
import classes from './site-sheet.module.css';

// Numbers are stored in E.164: written as they are dialled in Morocco without the numbering plan of the whole world.
function spoken(number: string): string {
  return number.replace(/^\+212(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5');
}

const isDialled = (number: string) => /^\+\d{8,15}$/.test(number);

/** How to get to the site and in: the way, whether it is open, what the gate asks for, and whom to call. Also without a network. */
export function SiteSheetView({ site }: { site: SiteSheet }) {
  const t = useTranslations();
  const address = addressOf(site);
  const route = routeTo(site);
  const { contact } = site;
  const numbers = contact ? [contact.mobile, contact.telephone].filter((number) => number !== null) : [];
  return (
    <div className={classes.sheet}>
      <p className={classes.line}>
        <IconMapPin size={20} stroke={1.7} aria-hidden />
        <span>
          <bdi className={classes.name}>{site.nom}</bdi>
          {address ? <bdi className={classes.under}>{address}</bdi> : null}
        </span>
      </p>
      <OpenNow horaires={site.horaires} />
      {site.instructions_acces ? (
        <p className={classes.line}>
          <IconKey size={20} stroke={1.7} aria-hidden />
          <span>
            <span className="mif-visually-hidden">{t('sites.detail.access')}</span>
            <span className={classes.access} dir="auto">
              {site.instructions_acces}
            </span>
          </span>
        </p>
      ) : null}
      {contact ? (
        <p className={classes.line}>
          <IconPhone size={20} stroke={1.7} aria-hidden />
          <span>
            <bdi className={classes.name}>{contact.nom}</bdi>
            {contact.fonction ? <bdi className={classes.under}>{contact.fonction}</bdi> : null}
            {numbers
              .filter((number) => !isDialled(number))
              .map((number) => (
                <bdi key={number} dir="ltr" className={classes.under}>
                  {number}
                </bdi>
              ))}
          </span>
        </p>
      ) : null}
      <div className={classes.ways}>
        {route ? (
          <a className={classes.way} href={route} target="_blank" rel="noreferrer">
            <IconRoute size={20} aria-hidden />
            {t('sites.detail.route')}
          </a>
        ) : null}
        {contact
          ? numbers.filter(isDialled).map((number) => (
              <a
                key={number}
                className={classes.way}
                href={`tel:${number}`}
                aria-label={`${t('contacts.call', { nom: contact.nom })} : ${spoken(number)}`}
              >
                <IconPhone size={20} aria-hidden />
                <bdi dir="ltr">{spoken(number)}</bdi>
              </a>
            ))
          : null}
      </div>
    </div>
  );
}
