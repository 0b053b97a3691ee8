import type { Status } from "@redress/backend/contract";
import { Suspense } from "react";
import { Link } from "react-router-dom";
import { Disclosure } from "../../components/ui/disclosure.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { StatusBadge } from "../../components/ui/status-badge.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { useMay } from "../../lib/session.js";
import { page } from "../page.js";

const LostPhone = page(
  "account",
  async () => (await import("../../features/accounts/two-factor/lost-phone.js")).LostPhone,
);

const STATUSES: { status: Status; text: MessageId }[] = [
  { status: "new", text: "app.help.status.new" },
  { status: "in_progress", text: "app.help.status.in_progress" },
  { status: "pending", text: "app.help.status.pending" },
  { status: "resolved", text: "app.help.status.resolved" },
  { status: "closed", text: "app.help.status.closed" },
];

const QUESTIONS: { question: MessageId; answer: MessageId }[] = [
  { question: "app.help.file.question", answer: "app.help.file.answer" },
  { question: "app.help.time.question", answer: "app.help.time.answer" },
  { question: "app.help.change.question", answer: "app.help.change.answer" },
  { question: "app.help.reopen.question", answer: "app.help.reopen.answer" },
  { question: "app.help.access.question", answer: "app.help.access.answer" },
];

export function HelpPage() {
  const may = useMay();
  return (
    <div className="mx-auto flex max-w-prose flex-col gap-6 p-4 md:py-8">
      <FocusHeading title={t("app.nav.help")}>{t("app.help.title")}</FocusHeading>
      <div className="flex flex-col gap-2">
        {QUESTIONS.map(({ question, answer }) => (
          <Disclosure key={question} summary={t(question)}>
            <p>{t(answer)}</p>
          </Disclosure>
        ))}
        <Suspense>
          <LostPhone />
        </Suspense>
      </div>
      {may("desk.configure") && (
        <p>
          <Link to="/admin/setup" className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline">
            {t("setup.title")}
          </Link>
        </p>
      )}
      <section>
        <h2 className="text-title font-semibold">{t("app.help.statuses")}</h2>
        <dl className="mt-2 flex flex-col gap-3">
          {STATUSES.map(({ status, text }) => (
            <div key={status}>
              <dt>
                <StatusBadge status={status} audience="customer" />
              </dt>
              <dd className="text-muted">{t(text)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
