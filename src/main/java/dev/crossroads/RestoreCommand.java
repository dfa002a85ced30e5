package dev.crossroads;

import dev.crossroads.database.Restore;
import dev.crossroads.operation.OperatorActs.Act;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossroads restore}: makes a data folder anew from a backup, as it was at a second. */
@Command(
        name = "restore",
        description = {
            "Makes a data folder anew from what 'crossroads backup' kept, as it was at a second, or as late as there is.",
            "Whoever was deleted since stays deleted. The backup and every other data folder stay as they are."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", description = "Where backups are kept.")
    private Path folder;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "The last second that is wanted, such as 2026-11-28T14:30:00+01:00; without an offset it is"
                    + " this machine's time. Default: all there is.")
    private Optional<String> to = Optional.empty();

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Path data = EmbeddedOnly.data(options.settings(), "pg_restore or pgBackRest restore");
        Optional<Instant> moment = to.map(this::moment);
        AtomicInteger deleted = new AtomicInteger();
        Restore.Report report = Restore.to(
                folder.toAbsolutePath().normalize(),
                data,
                moment,
                (restored, latest) -> deleted.set(Upkeep.deleteAgain(
                        restored,
                        latest,
                        Act.command(
                                "restored",
                                Optional.empty(),
                                "to=" + moment.map(Instant::toString).orElse("latest")))));
        say("Restored to %s.".formatted(data));
        report.until()
                .ifPresentOrElse(
                        last -> say("The last change in it is of %s.".formatted(last)),
                        () -> say("The backup has no change later than its copy."));
        if (report.isLatest() && moment.isPresent()) {
            say("The backup has nothing later: what was recorded between then and %s, if anything, is not in it."
                    .formatted(moment.get()));
        }
        if (deleted.get() > 0) {
            say("Deleted again, as they were deleted later: %d learners.".formatted(deleted.get()));
        }
        say(("Serve it with --data %s. From then on it is a server of its own: nothing that is recorded there is in any"
                        + " backup before you make one of it, crossroads backup %s --data %1$s.")
                .formatted(data, folder));
        return ExitCode.OK;
    }

    private Instant moment(String text) {
        try {
            return text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T'))
                            .atZone(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeException unclear) {
            throw new ParameterException(
                    command.commandLine(),
                    "--to: \"%s\" is not a time; write it like 2026-11-28T14:30:00 or 2026-11-28T14:30:00+01:00."
                            .formatted(text),
                    unclear);
        }
    }

    private void say(String sentence) {
        PrintWriter out = command.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}
