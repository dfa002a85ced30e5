package dev.crossroads;

import dev.crossroads.limit.OutOfMemory;
import picocli.CommandLine;

/** The command line: reads it, runs the command, and says in one line what went wrong. */
public final class Main {
    private Main() {}

    /** Runs a command; ends with 0 when all is well, 1 when it failed, 2 when it was asked wrongly. */
    public static void main(String[] args) {
        OutOfMemory.watch();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ServeCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("crossroads: " + Complaint.about(failure));
                    return failure instanceof Settings.Wrong
                            ? CommandLine.ExitCode.USAGE
                            : CommandLine.ExitCode.SOFTWARE;
                })
                .setParameterExceptionHandler((wrong, args) -> {
                    CommandLine command = wrong.getCommandLine();
                    command.getErr().println("crossroads: " + wrong.getMessage());
                    command.getErr().println("Try 'crossroads --help'.");
                    return CommandLine.ExitCode.USAGE;
                });
    }
}
