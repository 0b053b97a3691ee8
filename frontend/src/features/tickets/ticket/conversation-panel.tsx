import { Tabs } from "radix-ui";
import type { ReactNode } from "react";
import { useTicketActions } from "./ticket-actions.js";
import type { TicketTab } from "./use-ticket-layout.js";

const NO_TAB = { role: undefined, id: undefined, "aria-labelledby": undefined };

/** The conversation: on phones one tab's panel, elsewhere always there. It stays drawn, and where one was in it. */
export function ConversationPanel({ tab, children }: { tab: TicketTab; children: ReactNode }) {
  const { phone } = useTicketActions();
  return (
    <Tabs.Content
      forceMount
      value={"conversation" satisfies TicketTab}
      hidden={phone && tab !== "conversation"}
      // What is in it takes the focus.
      tabIndex={undefined}
      {...(!phone && NO_TAB)}
      className="flex min-h-32 flex-1 flex-col"
    >
      {children}
    </Tabs.Content>
  );
}
