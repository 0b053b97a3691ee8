import { z } from "zod/mini";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useProblemForm } from "../../../components/ui/problem-form.js";
import { TextField } from "../../../components/ui/text-field.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import type { TrackDraft } from "./track-draft.js";

const schema = () =>
  z.object({
    reference: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, { error: t("guests.track.reference_missing"), abort: true }),
        z.regex(/^(c\W*m\W*p)?\W*[1-9]([\W_]*\d){0,14}$/i, t("guests.track.reference_wrong")),
      ),
    email: z
      .string()
      .check(
        z.trim(),
        z.minLength(1, { error: t("guests.email_missing"), abort: true }),
        z.email(t("guests.email_wrong")),
      ),
  });

export interface TrackFormProps {
  values: Pick<TrackDraft, "reference" | "email">;
  onAsked: (asked: TrackDraft) => void;
}

/** Reference and address; what comes back is the same whether or not there is such a complaint. */
export function TrackForm({ values, onAsked }: TrackFormProps) {
  const { field, summary, busy, onSubmit } = useProblemForm(
    schema(),
    { reference: values.reference, email: values.email },
    async (body) => {
      const { request, code_expires_at: until } = await api.trackComplaint({ body });
      onAsked({ ...body, request, until });
    },
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <ErrorSummary {...summary} />
      <TextField
        label={t("guests.track.reference")}
        hint={t("guests.track.reference_hint")}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...field("reference")}
      />
      <TextField
        label={t("guests.track.email")}
        hint={t("guests.track.email_hint")}
        type="email"
        autoComplete="email"
        {...field("email")}
      />
      <div>
        <Button type="submit" look="primary" busy={busy}>
          {t("guests.track.submit")}
        </Button>
      </div>
    </form>
  );
}
