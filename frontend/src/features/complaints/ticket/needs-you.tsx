import type { TicketDetail } from "@redress/backend/contract";
import { CircleCheck, MessageCircleQuestion } from "lucide-react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";

/** The part of the page where the customer answers. */
export const ANSWER_ID = "answer";

/** Says at the top of a long conversation that it is the customer's turn, and leads to where they answer. */
export function NeedsYou({ ticket: { status, abilities } }: { ticket: TicketDetail }) {
  const asked = status === "pending" ? abilities.reply : abilities.confirm;
  if (!asked) return null;
  const pending = status === "pending";
  const answer = () => document.getElementById(ANSWER_ID)?.querySelector<HTMLElement>("textarea, button")?.focus();
  return (
    <Banner
      tone={pending ? "warn" : "ok"}
      icon={pending ? MessageCircleQuestion : CircleCheck}
      action={<Button onClick={answer}>{t("complaints.answer")}</Button>}
    >
      {t(pending ? "complaints.waiting" : "complaints.fix.asked")}
    </Banner>
  );
}
