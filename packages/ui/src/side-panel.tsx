import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './side-panel.module.css';
import { useUiTexts } from './texts.tsx';

/** A panel at the end side: a row's summary or a short form. Escape closes it; on a phone it is the whole screen. */
export function SidePanel(props: {
  isOpen: boolean;
  title: ReactNode;
  onClose: () => void;
  footer?: ReactNode;
  size?: 'md' | 'lg';
  children: ReactNode;
}) {
  const texts = useUiTexts();
  return (
    <Drawer
      opened={props.isOpen}
      onClose={props.onClose}
      position="right"
      size={props.size === 'lg' ? 600 : 480}
      title={props.title}
      overlayProps={{ backgroundOpacity: 0.18 }}
      // Its head is the dialog's, not the page's banner.
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': texts.close }}
      classNames={{ content: classes.content, title: classes.title, body: classes.body, header: classes.header }}
    >
      <div className={classes.main}>{props.children}</div>
      {props.footer ? <div className={classes.footer}>{props.footer}</div> : null}
    </Drawer>
  );
}
