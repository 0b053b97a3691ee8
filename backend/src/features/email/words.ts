/** As the language has it, or with 12 or 24 hours. */
export type HourFormat = "locale" | "h12" | "h23";

/**
 * An instant as people write it, in their zone and language, with the zone's name: "Mon, 13 Jul, 10:50 CEST". In English
 * where a language is kept that is none: one reader's must not keep the mail from all others.
 */
export function instantIn(instant: Date, locale: string, timeZone: string, hourFormat: HourFormat = "locale"): string {
  return new Intl.DateTimeFormat(localeOf(locale), {
    ...(hourFormat !== "locale" && { hourCycle: hourFormat }),
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(instant);
}

function localeOf(kept: string): string {
  try {
    return Intl.getCanonicalLocales(kept)[0] ?? "en";
  } catch (error) {
    if (error instanceof RangeError) return "en";
    throw error;
  }
}

const staffWords: Record<string, string> = {
  new: "new",
  in_progress: "in progress",
  pending: "waiting on the customer",
  on_hold: "on hold",
  resolved: "resolved",
  closed: "closed",
};
export const staffStatusWords = (status: unknown): string => staffWords[String(status)] ?? "";

const metricNames: Record<string, string> = {
  first_response: "first response",
  next_response: "next reply",
  update: "update",
  resolution: "resolution",
};
export const metricWords = (metric: unknown): string => metricNames[String(metric)] ?? "";

const wokenSentences: Record<string, string> = {
  time: "The time you chose has come.",
  reply: "The customer has answered.",
  warning: "A promise is at risk.",
  breach: "A promise was missed.",
  assigned: "It was assigned.",
  escalated: "It was escalated.",
};
export const wokenSentence = (because: unknown): string => wokenSentences[String(because)] ?? "";

interface CustomerWords {
  phrase: string;
  heading: string;
  sentence: (subject: string) => string;
  button: string;
}

const inProgress: CustomerWords = {
  phrase: "we are working on your complaint",
  heading: "We are working on it",
  sentence: (subject) => `your complaint “${subject}” is in progress.`,
  button: "Follow your complaint",
};

const customerWords: Record<string, CustomerWords> = {
  in_progress: inProgress,
  pending: {
    phrase: "we need your answer",
    heading: "We need your answer",
    sentence: (subject) => `to go on with your complaint “${subject}” we need something from you.`,
    button: "Answer",
  },
  resolved: {
    phrase: "your complaint is resolved",
    heading: "Did this fix it?",
    sentence: (subject) => `we believe your complaint “${subject}” is resolved. Tell us whether this fixed it.`,
    button: "Answer: did this fix it?",
  },
  closed: {
    phrase: "your complaint is closed",
    heading: "Your complaint is closed",
    sentence: (subject) => `your complaint “${subject}” is closed. If the problem comes back, you can reopen it.`,
    button: "Read your complaint",
  },
};

/** What a change of status means to the one who complained. On hold is our business: to them it goes on. */
export const customerStatus = (status: unknown): CustomerWords => customerWords[String(status)] ?? inProgress;
