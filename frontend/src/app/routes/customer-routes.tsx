import { Route } from "react-router-dom";
import { page } from "../page.js";

const HomePage = page(async () => (await import("../../features/complaints/home-page.js")).HomePage);
const SubmitPage = page(async () => (await import("../../features/complaints/filing/submit-page.js")).SubmitPage);
const SentPage = page(async () => (await import("../../features/complaints/filing/sent-page.js")).SentPage);
const ComplaintsPage = page(
  async () => (await import("../../features/complaints/list/complaints-page.js")).ComplaintsPage,
);
const ComplaintPage = page(
  async () => (await import("../../features/complaints/ticket/complaint-page.js")).ComplaintPage,
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
