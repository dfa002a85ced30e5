package dev.crossroads;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code crossroads reset-password EMAIL}: lets somebody in who forgot their password. */
@Command(
        name = "reset-password",
        description = {
            "Prints a link by which the owner of an account sets a new password, once and within half an hour. Make",
            "sure that it is the owner whom you give it. Works while the server runs."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the link is printed", "1:nobody has an account of that e-mail address, or it failed"})
final class ResetPasswordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "EMAIL", description = "The e-mail address of the account.")
    private String email;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Settings settings = options.settings();
        Optional<String> path = Upkeep.resetPassword(settings, email);
        if (path.isEmpty()) {
            command.commandLine()
                    .getErr()
                    .println("crossroads: Nobody has an account of the e-mail address \"%s\".".formatted(email));
            return ExitCode.SOFTWARE;
        }
        String server =
                settings.publicUrl().map(Object::toString).orElseGet(() -> "http://localhost:" + settings.port());
        command.commandLine().getOut().println(server + path.get());
        if (settings.publicUrl().isEmpty()) {
            command.commandLine()
                    .getOut()
                    .println("Elsewhere it opens with the address of your site in place of %s; --public-url names that."
                            .formatted(server));
        }
        command.commandLine().getOut().println("It is good once, for half an hour. All sessions end when it is used.");
        return ExitCode.OK;
    }
}
