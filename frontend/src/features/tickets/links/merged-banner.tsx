import type { TicketDetail } from "@redress/backend/contract";
import { Combine } from "lucide-react";
import { Link } from "react-router-dom";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { useMerge } from "./use-merge.js";

/** The ticket was merged: where its conversation is now, and the way back. */
export function MergedBanner({ ticket }: { ticket: TicketDetail }) {
  const { unmerge } = useMerge();
  const { merged_into: into } = ticket;
  return (
    <div className="px-4 pt-3">
      <Banner
        tone="info"
        icon={Combine}
        action={
          into &&
          ticket.abilities.unmerge && (
            <Button className="px-2 text-dense" onClick={() => unmerge(ticket, into)}>
              {t("merge.undo")}
            </Button>
          )
        }
      >
        {into ? (
          <>
            {t("merge.banner")}{" "}
            <Link
              to={`/queue/all?ticket=${into.id}`}
              className="inline-flex min-h-6 items-center font-medium underline touch-target"
            >
              <bdi>
                {into.number} {into.subject}
              </bdi>
            </Link>
          </>
        ) : (
          t("merge.banner_unseen")
        )}
      </Banner>
    </div>
  );
}
