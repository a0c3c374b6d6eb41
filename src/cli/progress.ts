import type { Progress } from "mentor-matching";
import type { Io } from "./io";

/** A line that is drawn over itself: for somebody who watches, and for nobody else. */
export const drawProgress = (
  io: Io,
): { readonly onProgress: (progress: Progress) => void; readonly clear: () => void } => {
  let drawn = "";
  return {
    onProgress: ({ done, total }) => {
      if (!io.isTerminal) return;
      const line = `matching ${Math.floor((100 * done) / total)} %`;
      if (line === drawn) return;
      drawn = line;
      io.stderr(`\r${line}`);
    },
    clear: () => {
      if (drawn !== "") io.stderr(`\r${" ".repeat(drawn.length)}\r`);
    },
  };
};
