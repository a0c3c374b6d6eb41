import fc from "fast-check";
import { isRight } from "fp-ts/Either";
import { describe, expect, it } from "vitest";
import { planJsonSchema } from "../../src/plan/json-schema";
import { parsePlan } from "../../src/plan/parse";
import { PLAN_VERSION } from "../../src/plan/plan";
import { plan as anyPlan } from "../arbitraries/rounds";
import { spoilt } from "../arbitraries/spoilt";
import { readExample } from "../examples";
import { schemaErrors } from "../oracles/json-schema";

const schema = planJsonSchema();
const errorsOf = (plan: unknown): string[] => schemaErrors(schema, JSON.parse(JSON.stringify(plan)));

/** Every object schema inside, with the way to it. */
const nodes = (node: unknown, path = ""): { path: string; node: Record<string, unknown> }[] =>
  typeof node === "object" && node !== null
    ? [
        { path, node: node as Record<string, unknown> },
        ...Object.entries(node).flatMap(([key, inside]) => nodes(inside, `${path}/${key}`)),
      ]
    : [];

describe("the JSON Schema of plans", () => {
  it("says what it is", () => {
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `urn:mentor-matching:plan:${PLAN_VERSION}`,
      type: "object",
      required: ["shape", "objective", "criteria"],
      additionalProperties: false,
    });
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it("explains every key but the kinds, which are their own title", () => {
    const keys = nodes(schema).flatMap(({ path, node }) =>
      Object.entries(
        (path.endsWith("/properties") ? node : {}) as Record<string, { description?: string }>,
      ).map(([key, { description }]) => ({ place: `${path}/${key}`, key, description })),
    );
    expect(keys.length).toBeGreaterThan(80);
    const unexplained = keys.filter(
      ({ key, description }) => key !== "kind" && !/^\S.*[.?]$/.test(description ?? ""),
    );
    expect(unexplained, "give the key a comment, and see test/plan/descriptions.test.ts").toEqual([]);
    const kinds = nodes(schema).filter(({ node }) => Object.hasOwn(node, "title"));
    expect(kinds.map(({ node }) => node["title"])).toEqual(
      expect.arrayContaining(["one-to-one", "stable", "taxonomy", "never"]),
    );
    for (const { path, node } of kinds) expect(node, path).toHaveProperty("description");
  });

  it("says what stands in a key where the comment is that of another kind", () => {
    const said = nodes(schema).find(
      ({ path, node }) => path.endsWith("/oneOf/1") && node["title"] === "ladder",
    )?.node as { properties: Record<string, { description: string; default?: unknown }> };
    expect(said.properties["points"]?.description).toMatch(/^Points for any wanted number of steps/);
    expect(said.properties["mentee"]?.description).toBe("The name of a field.");
    expect(said.properties["tolerance"]).toMatchObject({ default: 0, type: "integer", minimum: 0 });
  });

  it("holds the name of a field where a function may stand in TypeScript", () => {
    const empty = nodes(schema).filter(
      ({ path, node }) => /\/(anyOf|oneOf)\/\d+$/.test(path) && Object.keys(node).length === 0,
    );
    expect(empty).toEqual([]);
    const kinds = nodes(schema).map(({ node }) => node["title"]);
    expect(kinds).toContain("rank");
    expect(kinds).not.toContain("custom");
    expect(errorsOf({ ...readExample("primary-care").json, id: 5 })).not.toEqual([]);
  });

  it.each(["civil-service", "primary-care"] as const)("takes the example %s", (name) => {
    expect(errorsOf(readExample(name).json)).toEqual([]);
  });

  it("takes every plan that parsePlan takes", () => {
    fc.assert(
      fc.property(anyPlan({ json: true }), (drawn) => void expect(errorsOf(drawn)).toEqual([])),
      { numRuns: 300 },
    );
  });

  it("refuses what parsePlan refuses for its form", () => {
    const count = { taken: 0, refused: 0, onlyParse: 0 };
    fc.assert(
      fc.property(anyPlan({ json: true }).chain(spoilt), (drawn) => {
        const errors = errorsOf(drawn);
        const parsed = parsePlan(JSON.parse(JSON.stringify(drawn)));
        if (isRight(parsed)) {
          count.taken++;
          expect(errors).toEqual([]);
        } else if (errors.length > 0) count.refused++;
        else {
          count.onlyParse++;
          // What no schema can say: that parts contradict each other.
          for (const { code } of parsed.left.findings)
            expect(["inconsistent-plan", "unknown-name", "unknown-term", "out-of-range"]).toContain(code);
        }
      }),
      { numRuns: 500 },
    );
    expect(count.refused).toBeGreaterThan(300);
    expect(count.taken).toBeGreaterThan(5);
    expect(count.onlyParse).toBeLessThan(100);
  });
});
