package dev.crossroads;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code crossroads serve}: what {@code crossroads} alone does, by its name. */
@Command(
        name = "serve",
        description = "Serves until it is told to stop (the default).",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        return Serving.untilStopped(options.settings());
    }
}
