package dev.crossroads;

import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The account that a command is about, by its e-mail address. */
final class AccountOption {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "EMAIL", description = "The e-mail address of the account.")
    private String email;

    String email() {
        return email;
    }

    /** Prints a sentence with the address in its place {@code %s}. */
    void say(String sentence) {
        command.commandLine().getOut().println(sentence.formatted(email));
    }

    /**
     * Reports that the address has no account.
     *
     * @param hint goes on after that
     */
    int unknown(String hint) {
        command.commandLine()
                .getErr()
                .println("crossroads: Nobody has an account of the e-mail address \"%s\"%s.".formatted(email, hint));
        return ExitCode.SOFTWARE;
    }
}
