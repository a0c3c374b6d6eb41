import type { StopReason } from "../../graph/slices";

/**
 * A stable allocation of students to projects: no student and project that would rather have each other, where a project speaks with its
 * lecturer's voice. {@link verifyProjectAllocation} has the three cases.
 */
export interface StableAllocation {
  readonly _tag: "Stable";
  /** row → its project, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Proposals of students, or offers of lecturers, made until nobody had anyone left to ask. */
  readonly proposals: number;
}

/** The work was stopped: places given so far, not yet stable. */
export interface StoppedAllocation {
  readonly _tag: "Stopped";
  readonly reason: StopReason;
  /** row → the project that has it so far, or −1 ({@link NOBODY}). */
  readonly columnOfRow: Int32Array;
  /** Students, or lecturers, that may still have somebody to ask. */
  readonly unsettled: number;
}

/** What {@link solveProjectAllocationAsync} answers. */
export type ProjectOutcome = StableAllocation | StoppedAllocation;
