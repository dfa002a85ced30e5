package dev.crossroads;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code crossroads rebuild}: empties what follows from the log of events, and replays the log. */
@Command(
        name = "rebuild",
        description = "Empties everything that follows from the recorded events, and replays them.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        long replayed = Upkeep.rebuild(
                options.settings(),
                (done, total) ->
                        out.println(String.format(Locale.ROOT, "%,d of %,d events are replayed", done, total)));
        out.println(String.format(Locale.ROOT, "Rebuilt from %,d events.", replayed));
        return 0;
    }
}
