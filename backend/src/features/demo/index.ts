/** A desk to look around in: demo data through the doors of the other features. */
export { makeSample } from "./make-sample.js";
export { seedDemo } from "./seed-demo.js";
