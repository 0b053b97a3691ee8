import type { ReactNode } from "react";
import { Button, LinkButton } from "../../components/ui/button.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { t } from "../../lib/i18n.js";
import { resumeSession } from "../../lib/session.js";

function ErrorPage({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-prose flex-col items-start gap-4 p-6 md:py-14">
      <FocusHeading title={title}>{title}</FocusHeading>
      <p>{children}</p>
      {action}
    </div>
  );
}

const home = () => (
  <LinkButton to="/" look="primary">
    {t("app.error.home")}
  </LinkButton>
);

export function NotFoundPage() {
  return (
    <ErrorPage title={t("app.error.404.title")} action={home()}>
      {t("app.error.404.text")}
    </ErrorPage>
  );
}

export function ForbiddenPage() {
  return (
    <ErrorPage title={t("app.error.403.title")} action={home()}>
      {t("app.error.403.text")}
    </ErrorPage>
  );
}

/** The server could not be reached to find out who is here. */
export function OfflinePage() {
  const retry = (
    <Button look="primary" onClick={() => void resumeSession()}>
      {t("ui.retry")}
    </Button>
  );
  return (
    <ErrorPage title={t("app.error.offline.title")} action={retry}>
      {t("app.error.offline.text")}
    </ErrorPage>
  );
}

/** Something on the page failed; the shell around it works on. */
export function CrashPage() {
  const reload = (
    <Button look="primary" onClick={() => window.location.reload()}>
      {t("app.error.500.reload")}
    </Button>
  );
  return (
    <ErrorPage title={t("app.error.500.title")} action={reload}>
      {t("app.error.500.text")}
    </ErrorPage>
  );
}
