package dev.crossroads;

import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.recorder.LogExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossroads export}: writes the event log into a folder, and at each further run what came since. */
@Command(
        name = "export",
        description = {
            "Writes the event log to files of JSON lines (gzip), and at each further run what was recorded since.",
            "The names of the files say how far it is; none is ever changed. Works while the server runs."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", description = "Where to write; it is made where it is not there.")
    private Path folder;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Upkeep.withLog(
                options.settings(),
                (log, acts) -> acts.doing(
                        Act.command("log-exported", Optional.empty(), ""),
                        () -> export(log, new EventFiles(folder)),
                        events -> "events=" + events));
        return ExitCode.OK;
    }

    private Long export(LogExport log, EventFiles files) {
        long upTo = log.settled();
        long last = log.lastPlace();
        if (files.end() > last) {
            throw new Settings.Wrong(
                    "%s has events up to number %d, and this log ends with %d: it is another one, or was restored to an earlier time. Export it to a new folder."
                            .formatted(folder, files.end(), last));
        }
        long events = 0;
        for (long after = files.end(); after < upTo; ) {
            EventFiles.Written written = files.write(log, after, upTo);
            after = written.end();
            events += written.events();
            written.file().ifPresent(file -> say("%s: %,d events", file, written.events()));
        }
        say("Exported %,d events; all up to number %d are there.", events, Math.max(upTo, files.end()));
        return events;
    }

    private void say(String sentence, Object... values) {
        PrintWriter out = command.commandLine().getOut();
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }
}
