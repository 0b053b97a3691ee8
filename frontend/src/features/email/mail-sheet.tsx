import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { MailFacts } from "./mail-facts.js";
import { MailPreview } from "./mail-preview.js";
import { ResendPanel } from "./resend-panel.js";

export interface MailSheetProps {
  id: string;
  /** Another mail takes this one's place: a copy, or the first one. */
  onOpen: (id: number) => void;
  onClose: () => void;
}

/** One mail as its reader gets it, what became of it, and sending it again. */
export function MailSheet({ id, onOpen, onClose }: MailSheetProps) {
  const { data, error, refetch } = useQuery(queries.getMail({ params: { id } }));
  return (
    <Sheet open onClose={onClose} title={data?.subject ?? t("email.mail")}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className="flex flex-col gap-4 pb-6">
          <MailFacts mail={data} onOpen={onOpen} />
          <ResendPanel mail={data} onSent={onOpen} />
          <MailPreview html={data.html} text={data.text} />
        </div>
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-64" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
