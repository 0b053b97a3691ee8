import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { MailTemplateInfo } from "@redress/backend/contract";
import { useState, type FormEvent } from "react";
import { Button } from "../../components/ui/button.js";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { TextField } from "../../components/ui/text-field.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { MailPreview } from "./mail-preview.js";

const NUMBER = /^(cmp-)?[1-9]\d{0,14}$/i;

/** A template as its reader would get it, on an invented ticket or on a real one. Nothing is sent. */
export function TemplateSheet({ template, onClose }: { template: MailTemplateInfo; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [ticket, setTicket] = useState("");
  const { name } = template;
  const preview = useQuery({
    ...queries.previewMailTemplate({ params: { name }, query: ticket ? { ticket } : {} }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const isUnknown = preview.error instanceof ApiProblem && preview.error.is("not_found");
  const isWrong = ticket !== "" && !NUMBER.test(ticket);
  const show = (event: FormEvent) => {
    event.preventDefault();
    setTicket(typed.trim());
  };
  return (
    <Sheet open onClose={onClose} title={template.title} description={template.sent_when}>
      <div className="flex flex-col gap-4 pb-6">
        {template.about_ticket && (
          <form noValidate role="search" onSubmit={show} className="flex flex-wrap items-start gap-2">
            <TextField
              label={t("email.preview.ticket")}
              optional
              className="min-w-40 flex-1"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              {...((isUnknown || isWrong) && { error: t("email.preview.ticket_missing") })}
            />
            <Button type="submit" className="mt-7" busy={preview.isFetching}>
              {t("email.preview.show")}
            </Button>
          </form>
        )}
        {preview.error && !isUnknown && !isWrong ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data && !isUnknown ? (
          <>
            <p>
              <span className="text-muted">{t("email.subject")}: </span>
              <span className="font-medium">{preview.data.subject}</span>
            </p>
            <MailPreview html={preview.data.html} text={preview.data.text} />
          </>
        ) : (
          !preview.error && (
            <SkeletonRegion>
              <Skeleton className="h-120" />
            </SkeletonRegion>
          )
        )}
      </div>
    </Sheet>
  );
}
