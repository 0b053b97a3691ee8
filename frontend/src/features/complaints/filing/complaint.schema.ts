import { z } from "zod/mini";
import { t } from "../../../lib/i18n.js";
import { DESCRIPTION_MAX, REASON_MAX, SUBJECT_MAX } from "./limits.js";

const text = (max: number) => z.string().check(z.trim(), z.maxLength(max, t("complaints.new.too_long", { max })));

/** The two texts that every complaint has. */
export const complaintTexts = () => ({
  subject: text(SUBJECT_MAX).check(z.minLength(1, t("complaints.new.subject_missing"))),
  description: text(DESCRIPTION_MAX).check(z.minLength(1, t("complaints.new.description_missing"))),
});

/** What is checked before a complaint is sent; the server checks everything again. */
export const complaintSchema = () =>
  z
    .object({
      category_id: z.string().check(z.minLength(1, t("complaints.new.topic_missing"))),
      ...complaintTexts(),
      organization_id: z.string(),
      department_id: z.string(),
      urgent: z.boolean(),
      urgent_reason: text(REASON_MAX),
    })
    .check(
      z.refine(({ urgent, urgent_reason: reason }) => !urgent || reason !== "", {
        path: ["urgent_reason"],
        error: t("complaints.new.urgent_missing"),
        // Also beside other mistakes: all are shown at once.
        when: () => true,
      }),
    );
