import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import classes from './back-link.module.css';

function Anchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={classes.back}>
      <IconArrowLeft size={16} aria-hidden />
      {children}
    </a>
  );
}

/** The way from a record's page to the list it is in, above its title. */
export const BackLink = createLink(Anchor);
