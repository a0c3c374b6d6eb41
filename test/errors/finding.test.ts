import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorFinding, quote, warningFinding } from "../../src/errors/finding";
import { errorsAmong } from "../../src/errors/matching-error";

const circular: { self?: unknown } = {};
circular.self = circular;

describe("quoting what stands there", () => {
  it.each<[string, unknown, string]>([
    ["a text", "two", '"two"'],
    ["a text with quotes and a line break", 'a "b"\nc', '"a \\"b\\"\\nc"'],
    ["an empty text", "", '""'],
    ["nothing", undefined, "nothing"],
    ["null", null, "null"],
    ["a number", 1.5, "1.5"],
    ["minus zero", -0, "-0"],
    ["NaN", Number.NaN, "NaN"],
    ["an infinity", Number.NEGATIVE_INFINITY, "-Infinity"],
    ["a large whole number", 12n, "12n"],
    ["a function", () => 1, "a function"],
    ["a symbol", Symbol("x"), "Symbol(x)"],
    ["a list", [1, "a", null], '[1,"a",null]'],
    ["an object", { a: 1 }, '{"a":1}'],
    ["an object that has no JSON", { toJSON: () => undefined }, "[object Object]"],
    ["an object that holds itself", circular, "a value of type object"],
    ["an object with a large whole number in it", { a: 1n }, "a value of type object"],
  ])("%s", (_, value, expected) => {
    expect(quote(value)).toBe(expected);
  });

  it("never throws and never grows long", () => {
    let long = 0;
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
        const text = quote(value);
        expect(text.length).toBeLessThanOrEqual(60);
        if (text.endsWith("…")) long++;
      }),
      { numRuns: 2000 },
    );
    expect(long).toBeGreaterThan(50);
    expect(quote(10n ** 100n)).toBe(`1${"0".repeat(58)}…`);
    expect(quote(Symbol("x".repeat(100)))).toHaveLength(60);
    expect(quote("x".repeat(100))).toBe(`"${"x".repeat(58)}…`);
    expect(quote("x".repeat(58))).toBe(`"${"x".repeat(58)}"`);
  });
});

describe("findings", () => {
  const words = { expected: "a number", received: '"two"', remedy: "Write it in digits." };
  const error = errorFinding("not-a-number", { source: "a.csv" }, words);
  const warning = warningFinding("blanks-trimmed", { source: "a.csv" }, words);

  it("are errors, which stop the run, or warnings", () => {
    expect(error).toEqual({ code: "not-a-number", severity: "error", place: { source: "a.csv" }, ...words });
    expect(warning.severity).toBe("warning");
  });

  it("stop the run when one among them is an error, with the errors in order", () => {
    const later = { ...error, code: "duplicate-id" as const };
    expect(errorsAmong([])).toBeUndefined();
    expect(errorsAmong([warning, warning])).toBeUndefined();
    expect(errorsAmong([warning, error, warning, later])).toEqual([error, later]);
  });
});
