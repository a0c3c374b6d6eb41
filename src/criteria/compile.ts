import type { Criterion } from "../plan/criteria";
import { compileAvailability } from "./availability";
import { compileCloseness } from "./closeness";
import type { CompileContext, CompiledCriterion, CriterionKernel } from "./compiled";
import { compileCoverage } from "./coverage";
import { compileCustom } from "./custom";
import { compileDistance } from "./distance";
import { compileLadder } from "./ladder";
import { compileOverlap } from "./overlap";
import { compileProfile } from "./profile";
import { compileRank } from "./rank";
import { compileSame } from "./same";
import { compileTaxonomy } from "./taxonomy";

/** Reads the cohort's answers to a criterion once; what comes out scores pairs by index. */
export const compileCriterion = (criterion: Criterion, context: CompileContext): CompiledCriterion => ({
  name: criterion.name,
  direction: criterion.direction,
  isPrivate: criterion.private,
  weightOfMentee: undefined,
  weightOfMentor: undefined,
  weight: criterion.weight ?? (typeof criterion.points === "number" ? criterion.points : 1),
  top: 1,
  bottom: 0,
  forbids: undefined,
  ...compileKernel(criterion, context),
});

const compileKernel = (criterion: Criterion, context: CompileContext): CriterionKernel => {
  switch (criterion.kind) {
    case "taxonomy":
      return compileTaxonomy(criterion, context);
    case "ladder":
      return compileLadder(criterion, context);
    case "overlap":
      return compileOverlap(criterion, context);
    case "profile":
      return compileProfile(criterion, context);
    case "same":
    case "different":
      return compileSame(criterion, context);
    case "coverage":
      return compileCoverage(criterion, context);
    case "closeness":
      return compileCloseness(criterion, context);
    case "distance":
      return compileDistance(criterion, context);
    case "rank":
      return compileRank(criterion, context);
    case "availability":
      return compileAvailability(criterion, context);
    case "custom":
      return compileCustom(criterion, context);
  }
};
