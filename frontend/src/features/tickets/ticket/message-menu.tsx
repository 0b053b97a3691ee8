import { Ellipsis } from "lucide-react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Menu } from "../../../components/ui/menu.js";
import { t } from "../../../lib/i18n.js";
import { useTicketActions } from "./ticket-actions.js";
import { copyLink } from "./use-ticket-commands.js";

/** What is done with one message. @param mayBegin it is the customer's: a ticket of its own can begin with it. */
export function MessageMenu({ commentId, mayBegin }: { commentId: number; mayBegin: boolean }) {
  const { ticket, split } = useTicketActions();
  const copy = () => void copyLink(ticket.id, `comment-${commentId}`);
  return (
    <Menu
      label={t("ticket.message.more")}
      trigger={
        <IconButton
          label={t("ticket.message.more")}
          icon={<Ellipsis className="size-4" />}
          className="-my-1 size-6 pointer-coarse:size-11"
        />
      }
      groups={[
        [
          { id: "copy_link", label: t("ticket.message.copy_link"), run: copy },
          ...(mayBegin && ticket.abilities.split
            ? [{ id: "split", label: t("ticket.message.split"), run: () => split(commentId) }]
            : []),
        ],
      ]}
    />
  );
}
