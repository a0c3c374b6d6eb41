/** The world as the command sees it, so that tests can stand in for a terminal. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether somebody is watching stderr: progress is drawn for them only. */
  readonly isTerminal: boolean;
}

/** What the process answers with. */
export const EXIT = {
  /** Done. */
  done: 0,
  /** The input is wrong; all that is wrong with it has been listed. */
  badInput: 1,
  /** The command line is wrong. */
  usage: 2,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
