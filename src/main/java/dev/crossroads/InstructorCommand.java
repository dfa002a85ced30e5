package dev.crossroads;

import dev.crossroads.account.Instructors;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

    @Parameters(paramLabel = "EMAIL", description = "The e-mail address of the account.")
    private String email;

    @Option(names = "--revoke", description = "Takes the role away instead.")
    private boolean isRevoked;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Instructors.Change change = App.instructor(options.settings(), email, !isRevoked);
        switch (change) {
            case DONE -> say(isRevoked ? "%s is not an instructor any more." : "%s is an instructor now.");
            case UNCHANGED -> say(isRevoked ? "%s was not an instructor." : "%s was an instructor already.");
            case NO_ACCOUNT -> {
                command.commandLine()
                        .getErr()
                        .println("crossroads: Nobody has an account of the e-mail address \"%s\"; they sign up first."
                                .formatted(email));
                return ExitCode.SOFTWARE;
            }
        }
        return ExitCode.OK;
    }

    private void say(String sentence) {
        command.commandLine().getOut().println(sentence.formatted(email));
    }
}
