import type { CompiledRule } from "./rules/rule";

/**
 * How many candidates a rule took from each person. A pair that two rules forbid counts for both; `alone` counts the pairs that would
 * be allowed if it were not for this rule.
 */
export interface Removals {
  /** The rule's name. */
  readonly rule: string;
  /** Where the rule stands in the plan; `undefined` for one that no plan has to say. */
  readonly path: ReadonlyArray<string | number> | undefined;
  /** mentee → mentors that the rule forbids. */
  readonly ofMentee: Int32Array;
  /** mentee → mentors that only this rule forbids. */
  readonly aloneOfMentee: Int32Array;
  /** mentor → mentees that the rule forbids. */
  readonly ofMentor: Int32Array;
  /** mentor → mentees that only this rule forbids. */
  readonly aloneOfMentor: Int32Array;
}

/** Applies the rules to one mentee after another and keeps count. */
export class Sieve {
  readonly removals: ReadonlyArray<Removals>;
  private readonly marks: Uint8Array;
  /** mentor → rules that forbid them to the mentee at hand. */
  private readonly forbidders: Int32Array;
  /** mentor → the last of those rules. */
  private readonly lastForbidder: Int32Array;

  constructor(
    private readonly rules: ReadonlyArray<CompiledRule>,
    menteeCount: number,
    private readonly mentorCount: number,
  ) {
    this.removals = rules.map(({ name, path }) => ({
      rule: name,
      path,
      ofMentee: new Int32Array(menteeCount),
      aloneOfMentee: new Int32Array(menteeCount),
      ofMentor: new Int32Array(mentorCount),
      aloneOfMentor: new Int32Array(mentorCount),
    }));
    this.marks = new Uint8Array(mentorCount);
    this.forbidders = new Int32Array(mentorCount);
    this.lastForbidder = new Int32Array(mentorCount);
  }

  /**
   * Writes the mentors that no rule forbids to the mentee into `allowed`, ascending.
   *
   * @returns how many there are
   */
  sift(mentee: number, allowed: Int32Array): number {
    const { forbidders, lastForbidder, marks, mentorCount } = this;
    forbidders.fill(0);
    for (const [at, rule] of this.rules.entries()) {
      rule.markForbidden(mentee, marks);
      const { ofMentee, ofMentor } = this.removals[at]!;
      for (let mentor = 0; mentor < mentorCount; mentor++) {
        if (marks[mentor] === 0) continue;
        forbidders[mentor]!++;
        lastForbidder[mentor] = at;
        ofMentee[mentee]!++;
        ofMentor[mentor]!++;
      }
    }
    let count = 0;
    for (let mentor = 0; mentor < mentorCount; mentor++) {
      if (forbidders[mentor] === 0) allowed[count++] = mentor;
      else if (forbidders[mentor] === 1) {
        const only = this.removals[lastForbidder[mentor]!]!;
        only.aloneOfMentee[mentee]!++;
        only.aloneOfMentor[mentor]!++;
      }
    }
    return count;
  }
}
