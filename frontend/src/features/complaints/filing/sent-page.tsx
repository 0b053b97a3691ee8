import { useParams } from "react-router-dom";
import { LinkButton } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { useComplaint } from "../data/use-complaint.js";
import { ComplaintFailed, ComplaintSkeleton } from "../ticket/complaint-states.js";
import { SentView } from "./sent-view.js";

/** What a signed-in customer sent. */
export function SentPage() {
  const { ref = "" } = useParams();
  const { data: ticket, error, refetch } = useComplaint(ref);
  const { email } = useMe();
  if (!ticket) return error ? <ComplaintFailed error={error} onRetry={() => void refetch()} /> : <ComplaintSkeleton />;
  return (
    <SentView ticket={ticket} mailed={email && t("complaints.sent.emailed", { email })}>
      <div className="flex flex-wrap gap-3">
        <LinkButton look="primary" to={`/complaints/${ticket.number}`}>
          {t("complaints.sent.track")}
        </LinkButton>
        <LinkButton to="/complaints">{t("complaints.all")}</LinkButton>
      </div>
    </SentView>
  );
}
