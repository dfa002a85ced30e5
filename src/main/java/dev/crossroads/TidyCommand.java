package dev.crossroads;

import dev.crossroads.operation.OperatorActs.Act;
import dev.crossroads.recorder.IdleGuests;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code crossroads tidy}: removes what is held of guests whom nobody has seen for long. */
@Command(
        name = "tidy",
        description = {
            "Says how many guests nobody has seen for a year; with --yes removes all that is held of them.",
            "Accounts stay, and so do members of cohorts that are not archived. Works while the server runs."
        },
        mixinStandardHelpOptions = true)
final class TidyCommand implements Callable<Integer> {
    private static final int LEAST_DAYS = 30;

    /** A hundred years: nobody has been here for longer, and times stay within what Postgres knows. */
    private static final int MOST_DAYS = 36_500;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "How long they were not seen: at least 30 days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--yes", description = "Removes them; without it nothing is changed.")
    private boolean isSure;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        if (days < LEAST_DAYS || days > MOST_DAYS) {
            throw new ParameterException(
                    command.commandLine(), "--days: %d is not from %d to %d.".formatted(days, LEAST_DAYS, MOST_DAYS));
        }
        Instant before = Instant.now().minus(days, ChronoUnit.DAYS);
        Upkeep.withIdleGuests(options.settings(), (guests, acts) -> {
            IdleGuests.Found found = guests.count(before);
            tell(found, before);
            if (isSure && found.guests() > 0) {
                long removed = acts.doing(
                        Act.command("guests-removed", Optional.empty(), "days=" + days),
                        () -> guests.remove(
                                before, (gone, events) -> say("%,d guests with %,d events are removed", gone, events)),
                        gone -> "guests=" + gone);
                say("Removed %,d guests and all that was held of them.", removed);
            } else if (found.guests() > 0) {
                say("Nothing was changed; with --yes they are removed, with all that is held of them.");
            }
            return null;
        });
        return ExitCode.OK;
    }

    private void tell(IdleGuests.Found found, Instant before) {
        say("Guests last seen before %s: %,d, with %,d events.", day(before), found.guests(), found.events());
        found.firstIdle().ifPresent(first -> say("The one who is away longest was last seen on %s.", day(first)));
        if (found.retained() > 0) {
            say("Kept, as they are in a cohort that is not archived: %,d.", found.retained());
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private void say(String sentence, Object... values) {
        PrintWriter out = command.commandLine().getOut();
        out.println(String.format(Locale.ROOT, sentence, values));
        out.flush();
    }
}
