package dev.crossroads;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/**
 * {@code crossroads forget-second-factor EMAIL}: lets somebody in who has lost their phone and their recovery codes.
 */
@Command(
        name = "forget-second-factor",
        description = {
            "Lets an account be opened by its password alone again, for an owner who has lost both their phone and",
            "their recovery codes. Make sure that it is the owner who asks. Works while the server runs."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is so now", "1:nobody has an account of that e-mail address, or it failed"})
final class SecondFactorCommand implements Callable<Integer> {
    @Mixin
    private final AccountOption account = new AccountOption();

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        Optional<Boolean> removed = Upkeep.forgetSecondFactor(options.settings(), account.email());
        if (removed.isEmpty()) {
            return account.unknown("");
        }
        account.say(removed.get() ? "%s signs in by password alone now." : "%s signed in by password alone before.");
        return ExitCode.OK;
    }
}
