package dev.crossroads;

import dev.crossroads.limit.OutOfMemory;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code crossroads}, the root of all commands: reads the command line, runs it, and reports a failure in one line. */
@Command(
        name = "crossroads",
        description = {
            "Serves courses, and checks what stuck. The bundled one shows Rust and Go side by side and says which to start with.",
            "Without a command it serves."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            RebuildCommand.class,
            TidyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ExportCommand.class,
            InstructorCommand.class,
            ResetPasswordCommand.class,
            SecondFactorCommand.class,
            DemoCommand.class,
            SimulateReviewsCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:it failed, or a course has mistakes", "2:usage error"})
public final class Main implements Callable<Integer> {
    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    private Main() {}

    /** Runs a command; ends with 0 when all is well, 1 when it failed, 2 on a usage error. */
    public static void main(String[] args) {
        OutOfMemory.watch();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
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

    @Override
    public Integer call() throws InterruptedException {
        return Serving.untilStopped(options.settings());
    }

    /** The version that was built, with the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            // The jar says it; an image, whose classes lie open, is told.
            String built = System.getProperty(
                    "crossroads.version", Main.class.getPackage().getImplementationVersion());
            return new String[] {
                "crossroads %s on Java %s".formatted(built == null ? "from source" : built, Runtime.version())
            };
        }
    }
}
