import { assertiveAnnouncement, politeAnnouncement, type Announcement } from "../../lib/announcer.js";
import { useStore } from "../../lib/store.js";

/** The two live regions of the product: everything that is announced is said here. */
export function LiveRegions() {
  return (
    <>
      <div aria-live="polite" className="sr-only">
        <Said announcement={useStore(politeAnnouncement)} />
      </div>
      <div aria-live="assertive" className="sr-only">
        <Said announcement={useStore(assertiveAnnouncement)} />
      </div>
    </>
  );
}

/** A new element for each, so that the same sentence is said again. */
function Said({ announcement }: { announcement: Announcement }) {
  return <span key={announcement.count}>{announcement.text}</span>;
}
