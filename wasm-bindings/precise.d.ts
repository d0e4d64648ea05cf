/** The script of the module in double precision. */
import type { Create, PreciseModule } from "./engine";

declare const createPrecise: Create<PreciseModule>;
export default createPrecise;
