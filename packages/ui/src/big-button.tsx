import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './big-button.module.css';

/** A button for a gloved thumb: 56 px high, the whole width. */
export function BigButton(props: {
  icon?: ReactNode;
  variant?: 'filled' | 'default';
  isLoading?: boolean;
  isDisabled?: boolean;
  type?: 'button' | 'submit';
  form?: string;
  onClick?: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      className={classes.button}
      fullWidth
      variant={props.variant ?? 'filled'}
      leftSection={props.icon}
      loading={props.isLoading}
      disabled={props.isDisabled}
      type={props.type ?? 'button'}
      form={props.form}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}

/** Keeps the one main action within the thumb's reach, above the bottom navigation. */
export function ThumbBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
