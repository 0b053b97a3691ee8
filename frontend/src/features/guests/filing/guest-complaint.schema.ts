import { z } from "zod/mini";
import { t } from "../../../lib/i18n.js";
import { complaintSchema } from "../../complaints/filing/complaint.schema.js";

/** A complaint and who writes it; the server checks everything again. */
export const guestComplaintSchema = () =>
  z.intersection(
    complaintSchema(),
    z.object({
      email: z
        .string()
        .check(
          z.trim(),
          z.minLength(1, { error: t("guests.email_missing"), abort: true }),
          z.email(t("guests.email_wrong")),
        ),
      full_name: z.string().check(z.trim(), z.maxLength(120, t("complaints.new.too_long", { max: 120 }))),
    }),
  );
