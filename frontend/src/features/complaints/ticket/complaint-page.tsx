import { useParams } from "react-router-dom";
import { useComplaint } from "../data/use-complaint.js";
import { ComplaintFailed, ComplaintSkeleton } from "./complaint-states.js";
import { ComplaintView } from "./complaint-view.js";

/** One of the customer's complaints, live. */
export function ComplaintPage() {
  const { ref = "" } = useParams();
  const { data, error, refetch } = useComplaint(ref);
  if (data) return <ComplaintView key={data.id} ticket={data} onRefresh={() => void refetch()} />;
  return error ? <ComplaintFailed error={error} onRetry={() => void refetch()} /> : <ComplaintSkeleton />;
}
