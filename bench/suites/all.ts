import { assignment } from "./assignment";
import { scoring } from "./scoring";
import { sparse } from "./sparse";
import { stable } from "./stable";
import type { Suite } from "./suite";

/** Every suite by the name that `--suite` takes. */
export const suites: Readonly<Record<string, Suite>> = { assignment, scoring, sparse, stable };
