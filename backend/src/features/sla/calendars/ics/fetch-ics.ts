import { fieldErrors } from "../../../../platform/errors.js";
import { EgressError, type Egress, type EgressAnswer } from "../../../../platform/egress/index.js";

const MAX_BYTES = 1_000_000;

/** One sentence for whatever was not asked or did not answer: which of them it was would show what lies in our network. */
const NOTHING_THERE =
  "Nothing could be fetched from this link. It has to lead to a public web address that answers within 15 seconds";

/**
 * The text of the calendar file that a link leads to.
 * @throws AppError 422 at `url`, in words that say what to do about it.
 */
export async function fetchIcs(egress: Egress, link: string): Promise<string> {
  const url = addressOf(link);
  const answer = await asked(egress, url);
  if (answer.status >= 300 && answer.status < 400)
    throw refused("This link leads on to another one: open it in a browser and use the address it ends at");
  if (answer.status !== 200) throw refused(`Where this link leads, there is no file (answer ${answer.status})`);
  if (!/^text\/calendar\s*(;|$)/i.test(answer.headers["content-type"] ?? ""))
    throw refused("Where this link leads, there is no calendar file (text/calendar)");
  return answer.body.toString("utf8");
}

/** Calendar programs write `webcal:` for what is fetched by https. */
function addressOf(link: string): string {
  const text = link.trim().replace(/^webcals?:/i, "https:");
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) throw refused("Use a link that begins with https://");
  const { username, password } = new URL(text);
  if (username !== "" || password !== "") throw refused("Leave the name and password out of the link");
  return text;
}

async function asked(egress: Egress, url: string): Promise<EgressAnswer> {
  try {
    return await egress.request(url, { headers: { Accept: "text/calendar" }, maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    throw refused(error.reason === "too_large" ? "The file behind this link is larger than 1 MB" : NOTHING_THERE);
  }
}

const refused = (message: string) => fieldErrors({ url: message });
