/** A desk to look around in: demo data through the doors of the other features. */
export { createRandom, type Random } from "./random.js";
export { makeSample } from "./make-sample.js";
export { seedDemo } from "./seed-demo.js";
