package dev.crossroads;

import dev.crossroads.database.Backup;
import dev.crossroads.operation.OperatorActs.Act;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossroads backup}: copies the embedded database, and has its log kept beside the copy. */
@Command(
        name = "backup",
        description = {
            "Copies the embedded database to a folder, while the server runs or not. From the first time on its log is"
                    + " kept there too, so that every second since can be restored.",
            "Run it once a day: what has to be replayed stays short."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1 << 20;

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "Where backups are kept: outside of the data folder, best on another disk.")
    private Path folder;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "7",
            description = "How many copies stay, the newest; what only older ones need is removed (default:"
                    + " ${DEFAULT-VALUE}).")
    private int keep;

    @Option(names = "--end", description = "Keeps the log no longer. What was backed up stays.")
    private boolean isEnd;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Path data = EmbeddedOnly.data(options.settings(), "pg_dump or pgBackRest back up");
        if (isEnd) {
            Backup.end(data);
            Upkeep.keep(options.settings(), Act.command("backups-ended", Optional.empty(), ""));
            say("The log is kept no longer. What was backed up stays.");
            return ExitCode.OK;
        }
        if (folder == null) {
            throw new ParameterException(command.commandLine(), "Say where to: crossroads backup FOLDER.");
        }
        if (keep < 1) {
            throw new ParameterException(command.commandLine(), "--keep: %d is not 1 or more.".formatted(keep));
        }
        Backup.Report report = Backup.make(data, folder.toAbsolutePath().normalize(), keep);
        Upkeep.keep(options.settings(), Act.command("backup-made", Optional.empty(), "bytes=" + report.bytes()));
        say("Copied %,.1f MB to %s.", report.bytes() / MEGABYTE, report.folder());
        if (report.hasBegun()) {
            say("From now on the log is kept there too, within a minute.");
        }
        say(
                "Copies there are now: %d. This one can be restored to any second since %s.",
                report.copies(), report.from());
        return ExitCode.OK;
    }

    private void say(String sentence, Object... values) {
        PrintWriter out = command.commandLine().getOut();
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }
}
