/** The command line: what can be said, and what it means. */
import { Command, CommanderError } from "commander";
import { planJsonSchema } from "mentor-matching";
import packageJson from "../../package.json";
import { type CheckOptions, type MatchOptions, runCheck, runMatch } from "./commands";
import { EXIT, type ExitCode, type Io } from "./io";
import type { RoundFiles } from "./load";

/**
 * Runs the command.
 *
 * @param args - what stands behind the command's name
 * @returns the exit code
 */
export const run = async (args: ReadonlyArray<string>, io: Io): Promise<ExitCode> => {
  let exitCode: ExitCode = EXIT.done;
  const program = new Command("mentor-matching")
    .description("Matches mentors and mentees: every answer proven, every answer explained.")
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
    .showHelpAfterError("Say --help for what can be said.");

  withFiles(program.command("match"))
    .description("run a matching round and write its report")
    .option("-o, --out <folder>", "folder for report.html, matches.csv and result.json; made if need be")
    .option(
      "--candidates",
      "list every allowed pair in result.json, so that the proof can be checked from it alone",
      false,
    )
    .addHelpText("after", EXAMPLE)
    .action(async (options: MatchOptions, command: Command) => {
      requireTables(options, command);
      if (options.out === undefined && !options.json)
        command.error("error: say where the results go: --out <folder>");
      exitCode = await runMatch(options, io);
    });

  withFiles(program.command("check"))
    .description("only check plan and participants; nothing is written")
    .option("--schema", "print the JSON Schema of plans on stdout, and nothing else; no files are needed")
    .on("option:schema", () => {
      io.stdout(`${JSON.stringify(planJsonSchema(), null, 2)}\n`);
      // As for --help: nothing else is asked for, not even the files.
      throw new CommanderError(EXIT.done, "schema", "");
    })
    .action(async (options: CheckOptions, command: Command) => {
      requireTables(options, command);
      exitCode = await runCheck(options, io);
    });

  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return exitCode;
};

const withFiles = (command: Command): Command =>
  command
    .option("--mentees <file>", "the mentees: CSV, or JSON with a list of objects")
    .option("--mentors <file>", "the mentors, likewise")
    .option("--people <file>", "everybody in one file, instead of --mentees and --mentors")
    .requiredOption("--plan <file>", "the plan: criteria, rules, shape and objective (JSON)")
    .option("--json", "print machine-readable output on stdout, and nothing else", false);

/** Two tables, or one that holds everybody. */
const requireTables = ({ mentees, mentors, people }: RoundFiles, command: Command): void => {
  const isOne = people !== undefined && mentees === undefined && mentors === undefined;
  const areTwo = people === undefined && mentees !== undefined && mentors !== undefined;
  if (!isOne && !areTwo)
    command.error(
      "error: say where the people are: --mentees <file> and --mentors <file>, or --people <file>",
    );
};

const EXAMPLE = `
Examples:
  mentor-matching match --mentees mentees.csv --mentors mentors.csv --plan plan.json --out out
  mentor-matching match --people people.csv --plan plan.json --out out

Exit codes: 0 done, 1 bad input (everything wrong with it is listed, nothing is written), 2 wrong usage.`;
