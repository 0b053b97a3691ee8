import { LinkButton } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { t } from "../../lib/i18n.js";
import { useMay } from "../../lib/session.js";

/** Nothing of the list has to be finished first: every desk starts with a category and a promise. */
export function FirstTicket() {
  const may = useMay();
  if (!may("ticket.create_for_others")) return null;
  return (
    <Card title={t("setup.first_ticket")}>
      <p className="text-muted">{t("setup.first_ticket.text")}</p>
      <div>
        <LinkButton to="/tickets/new">{t("setup.first_ticket.link")}</LinkButton>
      </div>
    </Card>
  );
}
