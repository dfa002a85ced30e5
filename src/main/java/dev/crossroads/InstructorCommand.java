package dev.crossroads;

import dev.crossroads.account.Instructors;
import java.io.Console;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code crossroads instructor EMAIL}: who may open cohorts and see their learners' progress. */
@Command(
        name = "instructor",
        description = {
            "Lets the owner of an account open cohorts and see their learners' progress. They sign up first.",
            "Works while the server runs and holds from their next request on."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is so now", "1:nobody has an account of that e-mail address, or it failed"})
final class InstructorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--revoke", description = "Takes the role away instead.")
    private boolean isRevoked;

    @Option(names = "--yes", description = "Asks nothing; without a terminal nothing is asked either.")
    private boolean isSure;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Instructors.Change change = Upkeep.instructor(options.settings(), account.email(), !isRevoked, this::isRight);
        switch (change) {
            case DONE -> account.say(isRevoked ? "%s is not an instructor any more." : "%s is an instructor now.");
            case UNCHANGED -> account.say(isRevoked ? "%s was not an instructor." : "%s was an instructor already.");
            case DECLINED -> account.say("Nothing was changed for %s.");
            case NO_ACCOUNT -> {
                return account.unknown("; they sign up first");
            }
        }
        return ExitCode.OK;
    }

    /** Says whose account it is, as the address may be another's by now; asks where there is somebody to ask. */
    private boolean isRight(Instructors.Person person) {
        PrintWriter out = command.commandLine().getOut();
        out.println("The account of %s belongs to \"%s\" since %s; %s."
                .formatted(
                        account.email(),
                        person.name(),
                        DateTimeFormatter.ISO_LOCAL_DATE.format(person.since().atOffset(ZoneOffset.UTC)),
                        person.isVerified()
                                ? "the address is confirmed"
                                : "nobody has checked that the address is theirs"));
        out.flush();
        Console console = System.console();
        if (isSure || console == null || !console.isTerminal()) {
            return true;
        }
        String answer = console.readLine(isRevoked ? "Take the role away? [y/N] " : "Make them an instructor? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
