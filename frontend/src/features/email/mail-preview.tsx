import { useState } from "react";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { t } from "../../lib/i18n.js";
import { MailFrame } from "./mail-frame.js";

/** A mail's two faces, as its reader's program would show them. */
export function MailPreview({ html, text }: { html: string; text: string }) {
  const [view, setView] = useState<"html" | "text">("html");
  return (
    <Tabs
      label={t("email.view")}
      tabs={[
        { value: "html", label: t("email.html") },
        { value: "text", label: t("email.text") },
      ]}
      value={view}
      onChange={setView}
    >
      <TabPanel value="html">
        <MailFrame html={html} />
      </TabPanel>
      <TabPanel value="text">
        <pre className="rounded-control bg-sunken p-3 font-mono text-dense break-words whitespace-pre-wrap">{text}</pre>
      </TabPanel>
    </Tabs>
  );
}
