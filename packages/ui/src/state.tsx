import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconInbox, IconLock, IconMapOff } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { CopyableCode } from './copyable-code.tsx';
import { usePageTitle } from './page.tsx';
import classes from './state.module.css';
import { useUiTexts } from './texts.tsx';

function State(props: {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  text?: ReactNode;
  role?: 'alert';
  isPage?: boolean | undefined;
  children?: ReactNode;
}) {
  const Icon = props.icon;
  const Title = props.isPage ? 'h1' : 'p';
  usePageTitle(props.isPage ? props.title : null);
  return (
    <div className={classes.state} role={props.role}>
      <Icon size={32} stroke={1.4} aria-hidden />
      <Title className={classes.title}>{props.title}</Title>
      {props.text ? <p className={classes.text}>{props.text}</p> : null}
      {props.children ? <div className={classes.actions}>{props.children}</div> : null}
    </div>
  );
}

/** Nothing yet: says what to do first. */
export function EmptyState({
  title,
  text,
  action,
  icon,
}: {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
}) {
  return (
    <State icon={icon ?? IconInbox} title={title} text={text}>
      {action}
    </State>
  );
}

/** What the states of a whole page take: its name in the tab and as the page's heading. */
interface PageState {
  title: string;
  /** It stands for the whole page, not for a part of one. */
  isPage?: boolean | undefined;
}

/** What happened and what to try, with the number of the request where the server gave one. */
export function ErrorState(
  props: PageState & { text?: ReactNode; requestId?: string | null; onRetry?: (() => void) | undefined; isNetwork?: boolean },
) {
  const texts = useUiTexts();
  return (
    <State
      icon={props.isNetwork ? IconCloudOff : IconAlertTriangle}
      title={props.title}
      text={props.text}
      isPage={props.isPage}
      role="alert"
    >
      {props.onRetry ? (
        <Button variant="default" onClick={props.onRetry}>
          {texts.retry}
        </Button>
      ) : null}
      {props.requestId ? (
        <span className={classes.request}>
          {texts.requestId} <CopyableCode value={props.requestId} />
        </span>
      ) : null}
    </State>
  );
}

/** Refused: does not say what exists. */
export function ForbiddenState({ title, text, action, isPage }: PageState & { text: string; action?: ReactNode }) {
  return (
    <State icon={IconLock} title={title} text={text} isPage={isPage}>
      {action}
    </State>
  );
}

/** No such page. */
export function NotFoundState({ title, text, action, isPage }: PageState & { text: string; action?: ReactNode }) {
  return (
    <State icon={IconMapOff} title={title} text={text} isPage={isPage}>
      {action}
    </State>
  );
}
