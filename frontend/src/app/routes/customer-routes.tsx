import { Route } from "react-router-dom";
import { page } from "../page.js";

const HomePage = page("customers", async () => (await import("../../features/complaints/home-page.js")).HomePage);
const SubmitPage = page(
  "customers",
  async () => (await import("../../features/complaints/filing/submit-page.js")).SubmitPage,
);
const SentPage = page(
  "customers",
  async () => (await import("../../features/complaints/filing/sent-page.js")).SentPage,
);
const ComplaintsPage = page(
  "customers",
  async () => (await import("../../features/complaints/list/complaints-page.js")).ComplaintsPage,
);
const ComplaintPage = page(
  "customers",
  async () => (await import("../../features/complaints/ticket/complaint-page.js")).ComplaintPage,
);

const TrackPage = page("customers", async () => (await import("../../features/guests/track/track-page.js")).TrackPage);
const OpenLinkPage = page(
  "customers",
  async () => (await import("../../features/guests/track/open-link-page.js")).OpenLinkPage,
);
const ConfirmLinkPage = page(
  "customers",
  async () => (await import("../../features/guests/filing/confirm-link-page.js")).ConfirmLinkPage,
);
const GuestsOnly = page("customers", async () => (await import("../../features/guests/guests-only.js")).GuestsOnly);
const GuestArea = page("customers", async () => (await import("../../features/guests/track/guest-area.js")).GuestArea);
const TrackedPage = page(
  "customers",
  async () => (await import("../../features/guests/track/tracked-page.js")).TrackedPage,
);
const GuestSentPage = page(
  "customers",
  async () => (await import("../../features/guests/filing/guest-sent-page.js")).GuestSentPage,
);

/** The customers' pages. */
export const customerRoutes = (
  <>
    <Route path="/complaints" element={<ComplaintsPage />} />
    <Route path="/complaints/:ref" element={<ComplaintPage />} />
    <Route path="/complaints/:ref/sent" element={<SentPage />} />
  </>
);

/** Those that also make sense before anybody has signed in. */
export const visitorRoutes = (
  <>
    <Route path="/" element={<HomePage />} />
    <Route path="/complaints/new" element={<SubmitPage />} />
  </>
);

/** Following a complaint without being signed in. */
export const guestRoutes = (
  <Route element={<GuestsOnly />}>
    <Route path="/track" element={<TrackPage />} />
    <Route path="/track/open" element={<OpenLinkPage />} />
    <Route path="/track/confirm" element={<ConfirmLinkPage />} />
    <Route path="/track/:ref" element={<GuestArea />}>
      <Route index element={<TrackedPage />} />
      <Route path="sent" element={<GuestSentPage />} />
    </Route>
  </Route>
);
