import { errorFinding, type Finding, type Place } from "../errors/finding";
import type { AnySelector } from "../plan/selector";

/** What a selector answers for a record, or what it threw. */
export type Asked =
  | { readonly _tag: "Answered"; readonly value: unknown }
  | { readonly _tag: "Failed"; readonly message: string };

/** Applies a selector to a record. The caller's own function, or getter, may throw; that becomes a value. */
export const ask = (record: unknown, selector: AnySelector): Asked => {
  try {
    if (typeof selector !== "string") return { _tag: "Answered", value: selector(record as never) };
    const value = typeof record === "object" && record !== null ? Reflect.get(record, selector) : undefined;
    return { _tag: "Answered", value };
  } catch (thrown) {
    return { _tag: "Failed", message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
};

/** A finding about a selector of the caller's that threw. */
export const failedFunction = (place: Place, message: string): Finding =>
  errorFinding("failed-function", place, {
    expected: "an answer from the plan's function or the record's field",
    received: `an exception: ${message}`,
    remedy: "Let it answer null where a record says nothing.",
  });
