import fc from "fast-check";

/** One seed for every property, so that a failure can be run again; `FC_SEED` tries another. */
const seed = Number(process.env["FC_SEED"] ?? 20_261_124);

fc.configureGlobal({ seed });
