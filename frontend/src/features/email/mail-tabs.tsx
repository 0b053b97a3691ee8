import type { ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { t } from "../../lib/i18n.js";

const PATHS = { sent: "/admin/mail", templates: "/admin/mail/templates" } as const;

export interface MailTabsProps {
  tab: keyof typeof PATHS;
  title: string;
  /** Beside the heading. */
  action?: ReactNode;
  children: ReactNode;
}

/** What left, and what it is made of: two pages under one roof. */
export function MailTabs({ tab, title, action, children }: MailTabsProps) {
  const navigate = useNavigate();
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FocusHeading title={title}>{title}</FocusHeading>
        {action}
      </div>
      <Tabs
        label={t("email.title")}
        tabs={[
          { value: "sent", label: t("email.title") },
          { value: "templates", label: t("email.templates") },
        ]}
        value={tab}
        onChange={(next: keyof typeof PATHS) => void navigate(PATHS[next])}
      >
        <TabPanel value={tab} className="flex flex-col gap-4">
          {children}
        </TabPanel>
      </Tabs>
    </div>
  );
}
